package io.offshoot.ops.bench.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.diffusion.inversion.TrainingStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final TrainerBenchSettings SETTINGS =
            new TrainerBenchSettings("python3", Path.of("model"), 2, 4, 10, 3);

    private final List<Integer> turnsAfter = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long nanos;
    private int step;
    private final Turns turns = new Turns(SETTINGS, this::other, () -> nanos, said::add);

    @Test
    void measuresBothSidesInTurnsAfterTheWarmUp() {
        train();

        assertThat(turnsAfter).containsExactly(15, 25, 35);
        assertThat(said).hasSize(3).first().asString().contains("ratio 2.00");
    }

    @Test
    void theOtherSidesTurnIsNotInTheTimeOfThisOne() {
        train();

        TrainerComparison comparison = turns.comparison();
        assertThat(comparison.offshootStepsPerSecond()).isCloseTo(1, within(1e-9));
        assertThat(comparison.pythonStepsPerSecond()).isCloseTo(0.5, within(1e-9));
        assertThat(comparison.ratio()).isCloseTo(2, within(1e-9));
        assertThat(comparison.isPassed()).isTrue();
    }

    private void train() {
        int total = SETTINGS.warmUp() + 30;
        for (step = 1; step <= total; step++) {
            nanos += 1_000_000_000L;
            turns.step(new TrainingStep(step, total, 0.5, 0.5));
        }
    }

    private JsonNode other() {
        turnsAfter.add(step);
        nanos += 20_000_000_000L;
        return new ObjectMapper().createObjectNode().put("seconds", 20.0);
    }
}
