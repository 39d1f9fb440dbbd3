package io.offshoot.workers.work;

import io.offshoot.schemas.access.Refusals;
import java.time.Duration;

/**
 * What a work loop reads, where its dead letters go, and how much it takes on.
 *
 * @param worker name in logs and metrics: editor, trainer
 * @param inputTopic topic of the requests
 * @param failuresTopic topic of the dead letters
 * @param clients how to reach Kafka
 * @param maxInFlight most requests held at once, working and waiting; further ones stay in the topic
 * @param maxBytesInFlight bytes of held requests after which no further one is read; one alone may be larger
 * @param threads requests worked on at the same time
 * @param drainTimeout how long closing waits for the work that has begun
 * @param retry how errors that are not the record's fault are tried again
 */
public record WorkSettings(
        String worker,
        String inputTopic,
        String failuresTopic,
        ClientSettings clients,
        int maxInFlight,
        long maxBytesInFlight,
        int threads,
        Duration drainTimeout,
        RetrySettings retry) {

    /** How long closing waits for the work that has begun, unless said otherwise. */
    public static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);

    private static final long MAX_BYTES_IN_FLIGHT = 256L << 20;

    public WorkSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        if (maxInFlight < threads) {
            throw new IllegalArgumentException(
                    "maxInFlight must be at least threads (%d), was %d".formatted(threads, maxInFlight));
        }
        if (maxBytesInFlight < 1) {
            throw new IllegalArgumentException("maxBytesInFlight must be at least 1, was " + maxBytesInFlight);
        }
        if (drainTimeout.isNegative()) {
            throw new IllegalArgumentException("drainTimeout must not be negative, was " + drainTimeout);
        }
    }

    /** One thread, four requests of 256 MiB together held, half a minute to drain. */
    public static WorkSettings of(String worker, String inputTopic, String failuresTopic, ClientSettings clients) {
        return new WorkSettings(
                worker,
                inputTopic,
                failuresTopic,
                clients,
                4,
                MAX_BYTES_IN_FLIGHT,
                1,
                DRAIN_TIMEOUT,
                RetrySettings.DEFAULT);
    }

    /** What brokers can refuse such a worker. */
    Refusals refusals() {
        return new Refusals(clients.principal(), inputTopic::equals, clients.transactionalId());
    }

    /** The same, holding at most this many requests. */
    public WorkSettings withMaxInFlight(int most) {
        return new WorkSettings(
                worker, inputTopic, failuresTopic, clients, most, maxBytesInFlight, threads, drainTimeout, retry);
    }

    /** The same, holding at most this many bytes of requests, but one request at least. */
    public WorkSettings withMaxBytesInFlight(long most) {
        return new WorkSettings(
                worker, inputTopic, failuresTopic, clients, maxInFlight, most, threads, drainTimeout, retry);
    }

    /** The same, working on this many requests at a time. */
    public WorkSettings withThreads(int count) {
        return new WorkSettings(
                worker, inputTopic, failuresTopic, clients, maxInFlight, maxBytesInFlight, count, drainTimeout, retry);
    }

    /** The same with another limit on closing. */
    public WorkSettings withDrainTimeout(Duration limit) {
        return new WorkSettings(
                worker, inputTopic, failuresTopic, clients, maxInFlight, maxBytesInFlight, threads, limit, retry);
    }

    /** The same with other retries. */
    public WorkSettings withRetry(RetrySettings other) {
        return new WorkSettings(
                worker,
                inputTopic,
                failuresTopic,
                clients,
                maxInFlight,
                maxBytesInFlight,
                threads,
                drainTimeout,
                other);
    }
}
