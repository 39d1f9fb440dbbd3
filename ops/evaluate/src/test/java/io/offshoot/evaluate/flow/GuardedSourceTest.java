package io.offshoot.evaluate.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.Scenes;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.leak.LeakException;
import io.offshoot.evaluate.leak.LeakGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedSourceTest {
    private final Photo photo = Scenes.photo("green", 1);
    private final Photo tested = Scenes.photo("green", 2);
    private final LeakGuard guard = new LeakGuard(List.of(tested));
    private final List<List<Photo>> runs = new ArrayList<>();

    @Test
    void runsTheFlowOnceForTheSamePhotos() {
        GuardedSource source = source(edit(photo.sha256(), Scenes.scene(7, 64, 0.33f)));
        source.edit(List.of(photo), Guidance.CONCEPT, guard);

        Synthetics again = source.edit(List.of(photo), Guidance.CONCEPT, guard);

        assertThat(runs).hasSize(1);
        assertThat(again.pictures()).hasSize(1);
        assertThat(again.deviceSeconds()).isEqualTo(5);
    }

    @Test
    void runsItAnewForOtherGuidance() {
        GuardedSource source = source(edit(photo.sha256(), Scenes.scene(7, 64, 0.33f)));
        source.edit(List.of(photo), Guidance.CONCEPT, guard);

        source.edit(List.of(photo), Guidance.CLASS_NAME, guard);

        assertThat(runs).hasSize(2);
    }

    @Test
    void aPlantedTestPhotoNeverReachesTheFlow() {
        GuardedSource source = source(edit(photo.sha256(), Scenes.scene(7, 64, 0.33f)));

        assertThatThrownBy(() -> source.edit(List.of(photo, tested), Guidance.CONCEPT, guard))
                .isInstanceOf(LeakException.class);
        assertThat(runs).isEmpty();
    }

    @Test
    void refusesAnEditWhoseProvenanceNamesATestPhoto() {
        GuardedSource source = source(edit(tested.sha256(), Scenes.scene(7, 64, 0.33f)));

        assertThatThrownBy(() -> source.edit(List.of(photo), Guidance.CONCEPT, guard))
                .isInstanceOf(LeakException.class);
    }

    @Test
    void refusesAnEditOfAPhotoThatWasNotGiven() {
        GuardedSource source = source(edit("0".repeat(64), Scenes.scene(7, 64, 0.33f)));

        assertThatThrownBy(() -> source.edit(List.of(photo), Guidance.CONCEPT, guard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none of the photos that were given");
    }

    @Test
    void leavesAnEditOutThatLooksLikeATestPhoto() {
        GuardedSource source = source(edit(photo.sha256(), tested.picture()));

        assertThat(source.edit(List.of(photo), Guidance.CONCEPT, guard).pictures())
                .isEmpty();
        assertThat(source.leftOut()).isEqualTo(1);
    }

    private GuardedSource source(Synthetic edit) {
        return new GuardedSource((photos, guidance) -> {
            runs.add(photos);
            return new Synthetics(List.of(edit), Duration.ofSeconds(2), Duration.ofSeconds(3));
        });
    }

    private static Synthetic edit(String source, RgbImage picture) {
        return new Synthetic(source, 0.5, picture);
    }
}
