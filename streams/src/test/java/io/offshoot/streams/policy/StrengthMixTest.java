package io.offshoot.streams.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.Composition;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrengthMixTest {
    private static final List<Double> STRENGTHS = List.of(0.25, 0.5, 1.0);

    @Test
    void aParallelMixFollowsItsProbabilities() {
        List<Double> probabilities = List.of(0.2, 0.5, 0.3);
        StrengthMix mix = new StrengthMix(Composition.PARALLEL, STRENGTHS, probabilities);

        int[] counts = drawn(mix, 10_000);

        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = 10_000 * probabilities.get(i);
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        // 2 degrees of freedom, p = 0.001
        assertThat(chiSquare).isLessThan(13.8);
    }

    @Test
    void withoutProbabilitiesAParallelMixTakesAllAlike() {
        int[] counts = drawn(new StrengthMix(Composition.PARALLEL, STRENGTHS, List.of()), 9_000);

        assertThat(IntStream.of(counts)).allMatch(count -> count > 2_700 && count < 3_300);
    }

    @Test
    void aStageOfProbabilityZeroIsNeverMadeAndOneOfOneAlways() {
        StrengthMix mix = new StrengthMix(Composition.SEQUENTIAL, STRENGTHS, List.of(1.0, 0.0, 1.0));

        assertThat(mix.draw(place -> 0)).containsExactly(0.25, 1.0);
        assertThat(mix.draw(place -> 0.999)).containsExactly(0.25, 1.0);
    }

    @Test
    void eachStageHasADrawOfItsOwn() {
        StrengthMix mix = new StrengthMix(Composition.SEQUENTIAL, STRENGTHS, List.of(0.5, 0.5, 0.5));

        assertThat(mix.draw(place -> place == 1 ? 0.1 : 0.9)).containsExactly(0.5);
    }

    @Test
    void withoutProbabilitiesAllStagesAreMade() {
        assertThat(new StrengthMix(Composition.SEQUENTIAL, STRENGTHS, List.of()).draw(place -> 0.999))
                .isEqualTo(STRENGTHS);
    }

    @Test
    void refusesAParallelMixThatDoesNotSumToOne() {
        assertThatThrownBy(() -> new StrengthMix(Composition.PARALLEL, STRENGTHS, List.of(0.5, 0.5, 0.5)))
                .hasMessage("probabilities of a parallel mix must have the sum 1, were [0.5, 0.5, 0.5]");
    }

    @Test
    void refusesAProbabilityTooMany() {
        assertThatThrownBy(() -> new StrengthMix(Composition.SEQUENTIAL, List.of(0.5), List.of(0.5, 0.5)))
                .hasMessage("probabilities must be one for each of the 1 strengths, were [0.5, 0.5]");
    }

    @Test
    void refusesAStrengthAboveOne() {
        assertThatThrownBy(() -> new StrengthMix(Composition.PARALLEL, List.of(1.5), List.of()))
                .hasMessage("strengths must not be empty and each in (0, 1], were [1.5]");
    }

    private static int[] drawn(StrengthMix mix, int times) {
        Random random = new Random(7);
        int[] counts = new int[STRENGTHS.size()];
        for (int i = 0; i < times; i++) {
            counts[STRENGTHS.indexOf(mix.draw(place -> random.nextDouble()).get(0))]++;
        }
        return counts;
    }
}
