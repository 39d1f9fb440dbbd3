package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TextualInversionTest {

    private static final List<RgbImage> EXAMPLES = List.of(TestModel.picture(64, 64, 1), TestModel.picture(40, 90, 2));
    private static final InversionSettings SHORT =
            new InversionSettings(6, 2, 5e-3, 1e-2, "a", Templates.OBJECT, 3, 4, 2);

    private StableDiffusion model;
    private TextualInversion inversion;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        inversion = TextualInversion.load(model);
    }

    @AfterAll
    void close() {
        inversion.close();
        model.close();
    }

    @Test
    void theHeldOutLossNeverEndsAboveWhereItBegan() {
        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(learned.lastHeldOutLoss()).isLessThanOrEqualTo(learned.firstHeldOutLoss());
    }

    @Test
    void givesOneVectorOfTheTextEncodersWidth() {
        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(learned.vectors())
                .hasSize(1)
                .allMatch(vector -> vector.length == model.textEncoder().width());
    }

    @Test
    void theSameSeedGivesTheSameVector() {
        LearnedConcept first = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        LearnedConcept again = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(again.vectors().get(0)).isEqualTo(first.vectors().get(0));
        assertThat(again.losses()).isEqualTo(first.losses());
    }

    @Test
    void reportsEveryStep() {
        List<Long> steps = new ArrayList<>();

        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, (done, total) -> steps.add(done));

        assertThat(steps).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(learned.losses()).hasSize(6).allMatch(loss -> loss > 0);
    }

    @Test
    void rejectsAnInitialiserOfSeveralTokens() {
        InversionSettings settings = new InversionSettings(1, 1, 5e-3, 0, "plant", Templates.OBJECT, 3, 1, 1);

        assertThatThrownBy(() -> inversion.learn(EXAMPLES, settings, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'plant' must be a single token of this vocabulary, but is split into [p, l, ");
    }

    @Test
    void rejectsAClassWithoutExamples() {
        assertThatThrownBy(() -> inversion.learn(List.of(), SHORT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a concept needs at least one example picture");
    }
}
