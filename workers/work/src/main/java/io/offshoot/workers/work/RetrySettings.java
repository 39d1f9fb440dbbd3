package io.offshoot.workers.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How errors that are not the record's own fault are tried again: exponential backoff with jitter and a ceiling.
 *
 * @param maxAttempts attempts after which an unforeseen error makes a dead letter, at least 1; a service that is away is
 *     waited for however long it takes
 * @param firstDelay wait after the first attempt
 * @param maxDelay longest wait
 */
public record RetrySettings(int maxAttempts, Duration firstDelay, Duration maxDelay) {

    /** Three attempts, waits from half a second to half a minute. */
    public static final RetrySettings DEFAULT = new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(30));

    private static final int MAX_DOUBLINGS = 30;

    public RetrySettings {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("retry.maxAttempts must be at least 1, was " + maxAttempts);
        }
        if (firstDelay.isNegative() || firstDelay.isZero()) {
            throw new IllegalArgumentException("retry.firstDelay must be positive, was " + firstDelay);
        }
        if (maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "retry.maxDelay must be at least retry.firstDelay (%s), was %s".formatted(firstDelay, maxDelay));
        }
    }

    /** Wait after the given attempt, counted from 1: between half of the doubled delay and all of it. */
    Duration delayAfter(int attempt, RandomGenerator random) {
        long doubled = firstDelay.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
        long ceiling = Math.min(doubled, maxDelay.toMillis());
        return Duration.ofMillis(Math.round(ceiling * (0.5 + 0.5 * random.nextDouble())));
    }
}
