package io.offshoot.workers.work;

import java.time.Duration;

/**
 * Settings of queue mode.
 *
 * @param work what is read, where dead letters go, and how much is taken on
 * @param maxDeliveries deliveries after which a request becomes a dead letter without another attempt, less than the
 *     brokers' limit of {@value ShareGroup#BROKER_LIMIT}, at which they would drop it without one
 * @param recordLock how long the brokers keep a request for a worker that does not renew it, while they have not said so
 */
public record QueueSettings(WorkSettings work, int maxDeliveries, Duration recordLock) {

    private static final int DEFAULT_MAX_DELIVERIES = 5;
    private static final Duration BROKER_DEFAULT_LOCK = Duration.ofSeconds(30);

    public QueueSettings {
        if (maxDeliveries < 1 || maxDeliveries >= ShareGroup.BROKER_LIMIT) {
            throw new IllegalArgumentException(
                    "maxDeliveries must be in [1, %d], was %d".formatted(ShareGroup.BROKER_LIMIT - 1, maxDeliveries));
        }
        if (recordLock.isNegative() || recordLock.isZero()) {
            throw new IllegalArgumentException("recordLock must be positive, was " + recordLock);
        }
    }

    /** Five deliveries, and the brokers' own default for locks. */
    public static QueueSettings of(WorkSettings work) {
        return new QueueSettings(work, DEFAULT_MAX_DELIVERIES, BROKER_DEFAULT_LOCK);
    }

    Outcome.Failed deliveredTooOften(int deliveries) {
        WorkFailedException fault = new WorkFailedException(
                "delivered-too-often",
                "%d workers took this request and none answered it: they crashed, froze, were stopped or lost the brokers; look at their logs and replay it"
                        .formatted(deliveries - 1));
        return new Outcome.Failed(Failure.ofRecord(fault, deliveries - 1), Duration.ZERO);
    }
}
