package io.offshoot.ops.bench.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EditorComparisonTest {

    @Test
    void aRatioIsTheMedianOverTheRounds() {
        EditorComparison comparison = comparison(0.96, 1.2, 9, 1.3);

        assertThat(comparison.ratio(Rival.GROUPED)).isCloseTo(1.3, within(1e-9));
    }

    @Test
    void aRatioBelowItsTargetDoesNotPass() {
        assertThat(Targets.LARGE.reachedBy(comparison(0.96, 1.34))).isFalse();
    }

    @Test
    void aLowShareOfTheUNetDoesNotPass() {
        assertThat(Targets.LARGE.reachedBy(comparison(0.94, 1.4))).isFalse();
    }

    @Test
    void reachedTargetsPass() {
        assertThat(Targets.LARGE.reachedBy(comparison(0.96, 1.4))).isTrue();
    }

    @Test
    void theModelThatShipsIsComparedWithOneEditAfterTheOther() {
        assertThat(Targets.SMALL.reachedBy(comparison(0.96, 1.4))).isFalse();
    }

    @Test
    void theLastLineIsOneJsonObject() {
        String json = ComparisonLines.json(comparison(0.96, 1.4), true);

        assertThat(json)
                .isEqualTo("{\"ratio_single\":1.4,\"ratio_grouped\":1.4,\"ratio_padded\":1.4,"
                        + "\"unet_share\":0.96,\"fill\":0.9,\"pass\":true}");
    }

    private static EditorComparison comparison(double share, double... ratios) {
        List<ComparedRound> rounds = DoubleStream.of(ratios)
                .mapToObj(ratio -> new ComparedRound(
                        new OffshootRound(measured(ratio), share, 0.9),
                        Map.of(Rival.SINGLE, measured(1), Rival.GROUPED, measured(1), Rival.PADDED, measured(1))))
                .toList();
        return new EditorComparison(rounds);
    }

    private static Measured measured(double itemsPerSecond) {
        return new Measured(10, 10 / itemsPerSecond, 100, 1);
    }
}
