package io.offshoot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.simulator.species.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FieldCameraTest {

    @Test
    void givesTheSameBytesForTheSameSettings() {
        List<FieldPhoto> first = Cameras.of(3, 2, 11).stream().toList();

        List<FieldPhoto> second = Cameras.of(3, 2, 11).stream().toList();

        assertThat(second).hasSize(6).zipSatisfy(first, (one, other) -> {
            assertThat(one.id()).isEqualTo(other.id());
            assertThat(one.jpeg()).isEqualTo(other.jpeg());
            assertThat(one.maskPng()).isEqualTo(other.maskPng());
        });
    }

    @Test
    void takesAPhotoIndependentlyOfTheOnesBefore() {
        byte[] inOrder = Cameras.of(2, 4, 5).stream().toList().get(7).jpeg();

        byte[] alone = Cameras.of(2, 4, 5).photo(7).jpeg();

        assertThat(alone).isEqualTo(inOrder);
    }

    @Test
    void givesOtherSpeciesForAnotherSeed() {
        assertThat(Cameras.of(4, 1, 1).species())
                .doesNotContainAnyElementsOf(Cameras.of(4, 1, 2).species());
    }

    @Test
    void neverShowsASpeciesReservedForTraining() {
        assertThat(Cameras.of(200, 1, 3).species()).noneMatch(species -> Seeds.isTraining(species.seed()));
    }

    @Test
    void showsEverySpeciesOnceBeforeAnyComesAgain() {
        List<String> labels =
                Cameras.of(4, 3, 9).stream().map(FieldPhoto::label).toList();

        assertThat(List.of(labels.subList(0, 4), labels.subList(4, 8), labels.subList(8, 12)))
                .allSatisfy(round -> assertThat(Set.copyOf(round)).hasSize(4));
    }

    @Test
    void takesAsManyPhotosOfEachSpeciesAsAsked() {
        Map<String, Long> photos =
                Cameras.of(3, 4, 2).stream().collect(Collectors.groupingBy(FieldPhoto::label, Collectors.counting()));

        assertThat(photos)
                .hasSize(3)
                .allSatisfy((label, count) -> assertThat(count).isEqualTo(4));
    }

    @Test
    void goesOnWithoutEndWhenAsked() {
        FieldCamera camera = Cameras.of(2, SimulationSettings.ENDLESS, 1);

        assertThat(camera.photo(4_000_000_000L).capturedAt())
                .isEqualTo(Cameras.START.plus(Duration.ofSeconds(20_000_000_000L)));
    }

    @Test
    void spacesPhotosEvenlyInTime() {
        assertThat(Cameras.of(2, 2, 1).stream().map(FieldPhoto::capturedAt))
                .containsExactly(
                        Cameras.START,
                        Cameras.START.plusSeconds(5),
                        Cameras.START.plusSeconds(10),
                        Cameras.START.plusSeconds(15));
    }

    @Test
    void givesEveryPhotoItsOwnId() {
        assertThat(Cameras.of(4, 8, 1).stream().map(FieldPhoto::id)).doesNotHaveDuplicates();
    }

    @Test
    void rendersAnyShapeOfPicture() throws IOException {
        SimulationSettings wide = new SimulationSettings(1, 1, 200, 120, 4);

        FieldPhoto photo = new FieldCamera(wide, Cameras.START, Cameras.SPACING).photo(0);

        for (byte[] picture : List.of(photo.jpeg(), photo.maskPng())) {
            assertThat(ImageIO.read(new ByteArrayInputStream(picture)))
                    .matches(image -> image.getWidth() == 200 && image.getHeight() == 120);
        }
    }

    @Test
    void saysWhatThePhotoShows() {
        assertThat(Cameras.of(1, 1, 1).photo(0).metadata())
                .containsKeys(
                        "species_seed",
                        "photo_seed",
                        "leaf_shape",
                        "leaf_colour",
                        "arrangement",
                        "background",
                        "stage");
    }
}
