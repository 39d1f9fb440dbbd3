package io.offshoot.training;

import static io.offshoot.training.Images.edit;
import static io.offshoot.training.Images.image;
import static io.offshoot.training.Images.photo;
import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.Split;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageFilterTest {

    private static final ImageFilter TRAINING = ImageFilter.training();

    @Test
    void letsTheTrainingPartThroughUnlessToldOtherwise() {
        TrainingImage test = image(photo("t", "wheat", Split.TEST));
        assertThat(TRAINING.accepts(image(photo("p")))).isTrue();
        assertThat(TRAINING.accepts(test)).isFalse();
        assertThat(TRAINING.withSplits(null).accepts(test)).isTrue();
    }

    @Test
    void tellsPhotosFromEdits() {
        ImageFilter real = TRAINING.withProvenance(Origin.REAL);
        ImageFilter synthetic = TRAINING.withProvenance(Origin.SYNTHETIC);
        assertThat(real.accepts(image(photo("p")))).isTrue();
        assertThat(real.accepts(image(edit("a", "p")))).isFalse();
        assertThat(synthetic.accepts(image(photo("p")))).isFalse();
        assertThat(synthetic.accepts(image(edit("a", "p")))).isTrue();
    }

    @Test
    void refusesEditsBelowTheScoreAndThoseWithoutOne() {
        ImageFilter scored = TRAINING.withScores(0.5, false);
        assertThat(scored.accepts(image(edit("a", "p", 1, 0.4)))).isFalse();
        assertThat(scored.accepts(image(edit("a", "p", 1, 0.5)))).isTrue();
        assertThat(scored.accepts(image(edit("a", "p")))).isFalse();
        assertThat(TRAINING.withScores(0.5, true).accepts(image(edit("a", "p"))))
                .isTrue();
        assertThat(scored.accepts(image(photo("p")))).isTrue();
    }

    @Test
    void keepsConceptVersionsAndClassesApart() {
        ImageFilter newest = TRAINING.withConceptVersions(Set.of(2));
        assertThat(newest.accepts(image(edit("a", "p", 1, null)))).isFalse();
        assertThat(newest.accepts(image(edit("a", "p", 2, null)))).isTrue();
        assertThat(TRAINING.withLabels(Set.of("rye")).accepts(image(photo("p"))))
                .isFalse();
    }
}
