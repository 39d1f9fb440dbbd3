package io.offshoot.ops.bench.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.inversion.TrainingListener;
import io.offshoot.diffusion.inversion.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Lets the other side have its turn after each round of a training, which waits meanwhile. */
final class Turns implements TrainingListener {

    private static final double NANOS = 1e9;

    private final TrainerBenchSettings settings;
    private final Supplier<JsonNode> other;
    private final LongSupplier nanoTime;
    private final Consumer<String> out;
    private final List<TrainerComparison.Round> rounds = new ArrayList<>();
    private long begun;

    /** @param other takes its turn and gives its figures */
    Turns(TrainerBenchSettings settings, Supplier<JsonNode> other, LongSupplier nanoTime, Consumer<String> out) {
        this.settings = settings;
        this.other = other;
        this.nanoTime = nanoTime;
        this.out = out;
    }

    @Override
    public void step(TrainingStep step) {
        int measured = step.number() - settings.warmUp();
        if (measured > 0 && measured % settings.steps() == 0) {
            double seconds = (nanoTime.getAsLong() - begun) / NANOS;
            JsonNode theirs = other.get();
            rounds.add(new TrainerComparison.Round(
                    settings.steps(),
                    seconds,
                    theirs.path("seconds").doubleValue(),
                    theirs.path("encode_share").doubleValue(),
                    theirs.path("backward_share").doubleValue()));
            out.accept("round " + rounds.size() + ": " + rounds.get(rounds.size() - 1));
        }
        if (measured >= 0 && measured % settings.steps() == 0) {
            begun = nanoTime.getAsLong();
        }
    }

    TrainerComparison comparison() {
        return new TrainerComparison(List.copyOf(rounds));
    }
}
