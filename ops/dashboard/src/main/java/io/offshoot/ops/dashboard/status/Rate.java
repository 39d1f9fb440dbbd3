package io.offshoot.ops.dashboard.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast a total grows, over the last half minute. Used from one thread. */
final class Rate {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes in the total at a time. */
    void add(Instant at, double total) {
        if (!samples.isEmpty() && total < samples.getLast().total()) {
            samples.clear();
        }
        samples.addLast(new Sample(at, total));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(at.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    /** What was added within the window; null when nothing is known. */
    @Nullable
    Double growth() {
        return samples.size() < 2
                ? null
                : samples.getLast().total() - samples.getFirst().total();
    }

    /** Per second; null until two seconds are known. */
    @Nullable
    Double perSecond() {
        Double growth = growth();
        if (growth == null) {
            return null;
        }
        Duration span =
                Duration.between(samples.getFirst().at(), samples.getLast().at());
        return span.compareTo(LEAST) < 0 ? null : growth * 1000 / span.toMillis();
    }

    private record Sample(Instant at, double total) {}
}
