package io.offshoot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small classifier must tell eight species apart at 64 x 64 pixels, by the photo alone; chance is 0.125. */
class SpeciesAreDistinctTest {

    private static final int SPECIES = 8;
    private static final int TRAINING_PHOTOS = 16;
    private static final int TEST_PHOTOS = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void toASmallClassifier(long seed) {
        FieldCamera camera = Cameras.of(SPECIES, TRAINING_PHOTOS + TEST_PHOTOS, seed);
        SoftmaxRegression classifier = new SoftmaxRegression(
                camera.stream().limit(SPECIES * TRAINING_PHOTOS).toList());

        double accuracy = camera.stream()
                .skip(SPECIES * TRAINING_PHOTOS)
                .mapToInt(photo -> classifier.label(photo).equals(photo.label()) ? 1 : 0)
                .average()
                .orElseThrow();

        assertThat(accuracy).isGreaterThan(0.75);
    }
}
