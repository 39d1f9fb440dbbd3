package io.offshoot.evaluate.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.flow.Synthetic;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreUseTest {
    private static final RgbImage PICTURE = new RgbImage(1, 1, new byte[3]);

    /** Wheat scores high throughout, rye low. */
    private static final List<Synthetic> EDITS = List.of(
            edit("wheat", 0.9),
            edit("rye", 0.4),
            edit("wheat", 0.6),
            edit("rye", 0.1),
            edit("wheat", 0.8),
            edit("rye", 0.3),
            edit("wheat", 0.7),
            edit("rye", 0.2));

    @Test
    void leavesTheWorstShareOfEachClassOut() {
        assertThat(scores(new ScoreUse(0.25, false))).containsExactlyInAnyOrder(0.9, 0.8, 0.7, 0.4, 0.3, 0.2);
    }

    @Test
    void drawsTheOthersAlikeUnlessSoft() {
        assertThat(new ScoreUse(0.5, false).of(EDITS, Synthetic::sourceSha256))
                .extracting(Weighted::weight)
                .containsOnly(1.0);
    }

    @Test
    void softWeightsAreTheScores() {
        assertThat(new ScoreUse(0, true).of(EDITS, Synthetic::sourceSha256))
                .hasSize(EDITS.size())
                .allSatisfy(used ->
                        assertThat(used.weight()).isEqualTo(used.synthetic().score()));
    }

    @Test
    void withoutUseForScoresEditsNeedNone() {
        assertThat(ScoreUse.NONE.of(List.of(edit("wheat", null)), Synthetic::sourceSha256))
                .extracting(Weighted::weight)
                .containsExactly(1.0);
    }

    @Test
    void refusesAnEditWithoutAScoreWhereScoresMatter() {
        assertThatThrownBy(() -> new ScoreUse(0, true).of(List.of(edit("wheat", null)), Synthetic::sourceSha256))
                .hasMessage("an edit of photo wheat was not scored");
    }

    @Test
    void aSmallClassKeepsAllThatIsNotAWholeEdit() {
        List<Synthetic> three =
                IntStream.range(0, 3).mapToObj(i -> edit("oat", 0.1 * i)).toList();

        assertThat(new ScoreUse(0.25, false).of(three, Synthetic::sourceSha256)).hasSize(3);
    }

    private static List<Double> scores(ScoreUse use) {
        return use.of(EDITS, Synthetic::sourceSha256).stream()
                .map(used -> used.synthetic().score())
                .toList();
    }

    private static Synthetic edit(String source, @Nullable Double score) {
        return new Synthetic(source, 0.5, PICTURE, score);
    }
}
