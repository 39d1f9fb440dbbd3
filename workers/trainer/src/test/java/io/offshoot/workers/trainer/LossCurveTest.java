package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossCurveTest {

    @Test
    void averagesEqualStretches() {
        List<Double> losses = IntStream.range(0, 100).mapToObj(i -> (double) i).toList();

        List<Float> curve = LossCurve.of(losses);

        assertThat(curve).hasSize(LossCurve.POINTS).startsWith(0.5f, 2.5f).endsWith(98.5f);
    }

    @Test
    void leavesAShortTrainingAsItIs() {
        assertThat(LossCurve.of(List.of(0.5, 0.25))).containsExactly(0.5f, 0.25f);
    }
}
