package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the batch width from which on more rows at once bring no more rows per second, by trying 1, 2, 4 and so on.
 *
 * @param most widest batch that is tried
 * @param budget no wider batch is tried once this much time is gone; keeps the search short on slow devices
 * @param outOfMemory whether a failure says that a width does not fit
 */
public record WidthSearch(int most, Duration budget, Predicate<Throwable> outOfMemory) {

    /** A width within this share of the fastest counts as fast. */
    private static final double FAST = 0.95;

    /** So many wider batches in a row that are no faster end the search. */
    private static final int PATIENCE = 2;

    /** Runs a step of some rows. */
    @FunctionalInterface
    public interface Trial {

        /** How long a step of so many rows takes once everything is warm. */
        Duration run(int rows);
    }

    private record Tried(int width, double rowsPerSecond) {}

    /** The narrowest of the widths that are as good as the fastest. */
    public int find(Trial trial) {
        List<Tried> tried = new ArrayList<>();
        Duration spent = Duration.ZERO;
        int width = 1;
        while (spent.compareTo(budget) < 0 && isWorthTrying(width, tried)) {
            Optional<Duration> step = time(trial, width);
            if (step.isEmpty()) {
                break;
            }
            spent = spent.plus(step.get().multipliedBy(2));
            tried.add(new Tried(width, width / Math.max(1e-9, step.get().toNanos() / 1e9)));
            width = width < most ? Math.min(2 * width, most) : most + 1;
        }
        double fast = FAST * fastest(tried);
        return tried.stream()
                .filter(one -> one.rowsPerSecond() >= fast)
                .mapToInt(Tried::width)
                .min()
                .orElse(1);
    }

    private boolean isWorthTrying(int width, List<Tried> tried) {
        if (tried.size() <= PATIENCE) {
            return width <= most;
        }
        List<Tried> before = tried.subList(0, tried.size() - PATIENCE);
        return width <= most && fastest(tried) > fastest(before) / FAST;
    }

    /** Empty where the width does not fit into memory. */
    private Optional<Duration> time(Trial trial, int width) {
        try {
            return Optional.of(trial.run(width));
        } catch (RuntimeException failure) {
            if (width > 1 && outOfMemory.test(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static double fastest(List<Tried> tried) {
        return tried.stream().mapToDouble(Tried::rowsPerSecond).max().orElse(0);
    }
}
