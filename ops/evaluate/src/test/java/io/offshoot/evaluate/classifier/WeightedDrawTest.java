package io.offshoot.evaluate.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedDrawTest {
    @Test
    void drawsInProportionToTheWeights() {
        Random random = new Random(1);

        long first = IntStream.range(0, 10_000)
                .filter(i -> WeightedDraw.from(List.of(0.6, 0.2), random) == 0)
                .count();

        assertThat(first / 10_000.0).isCloseTo(0.75, within(0.02));
    }

    @Test
    void equalWeightsDrawAsIfThereWereNone() {
        int drawn = WeightedDraw.from(List.of(0.3, 0.3, 0.3), new Random(5));

        assertThat(drawn).isEqualTo(new Random(5).nextInt(3));
    }
}
