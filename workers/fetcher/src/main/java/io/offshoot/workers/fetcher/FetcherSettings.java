package io.offshoot.workers.fetcher;

import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.RetrySettings;
import io.offshoot.workers.work.WorkSettings;
import java.time.Duration;

/**
 * Settings of a fetcher.
 *
 * @param clients how it reaches Kafka
 * @param references which photos it fetches
 * @param limits how much one photo may take
 * @param drainTimeout how long closing waits for fetches that have begun
 * @param retry how often a photo is tried whose place gives no answer, and how long it waits in between
 */
public record FetcherSettings(
        ClientSettings clients,
        ReferenceSettings references,
        FetchLimits limits,
        Duration drainTimeout,
        RetrySettings retry) {

    /** Eight attempts, with waits of one second to thirty: a minute and a half in all. */
    private static final RetrySettings RETRY = new RetrySettings(8, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Photos fetched at a time; one that waits for another attempt occupies a thread. */
    private static final int THREADS = 16;

    /** Photos of up to so many bytes, sixteen at a time, ten seconds to drain, eight attempts. */
    public static FetcherSettings of(ClientSettings clients, ReferenceSettings references, long maxBytes) {
        return new FetcherSettings(clients, references, FetchLimits.ofBytes(maxBytes), Duration.ofSeconds(10), RETRY);
    }

    /** The same with other retries. */
    public FetcherSettings withRetry(RetrySettings other) {
        return new FetcherSettings(clients, references, limits, drainTimeout, other);
    }

    WorkSettings work(Topics topics) {
        return WorkSettings.of(
                        "fetcher", topics.references().name(), topics.rejects().name(), clients.sizedFor(topics))
                .withMaxInFlight(THREADS)
                .withThreads(THREADS)
                .withDrainTimeout(drainTimeout)
                .withRetry(retry);
    }
}
