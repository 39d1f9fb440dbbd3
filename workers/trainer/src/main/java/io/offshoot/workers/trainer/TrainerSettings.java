package io.offshoot.workers.trainer;

import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.RetrySettings;
import io.offshoot.workers.work.WorkSettings;
import java.time.Duration;

/**
 * Settings of a concept trainer.
 *
 * @param clients how it reaches Kafka
 * @param maxInFlight most requests it holds at once; one is learned, the others wait where a newer one may replace them
 * @param drainTimeout how long closing waits for the training that has begun
 * @param retry how errors that are not the request's fault are tried again
 * @param maxPixels most pixels of a photo
 */
public record TrainerSettings(
        ClientSettings clients, int maxInFlight, Duration drainTimeout, RetrySettings retry, long maxPixels) {

    /** Consumer group of trainers, unless said otherwise. */
    public static final String GROUP = "offshoot-trainer";

    private static final long DEFAULT_MAX_PIXELS = 64_000_000;

    /** Four requests held, half a minute to drain, photos of up to 64 million pixels. */
    public static TrainerSettings of(ClientSettings clients) {
        return new TrainerSettings(clients, 4, Duration.ofSeconds(30), RetrySettings.DEFAULT, DEFAULT_MAX_PIXELS);
    }

    /** The same with another limit on closing. */
    public TrainerSettings withDrainTimeout(Duration limit) {
        return new TrainerSettings(clients, maxInFlight, limit, retry, maxPixels);
    }

    WorkSettings work(Topics topics) {
        return WorkSettings.of(
                        "trainer",
                        topics.conceptRequests().name(),
                        topics.failures().name(),
                        clients.sizedFor(topics))
                .withMaxInFlight(maxInFlight)
                .withDrainTimeout(drainTimeout)
                .withRetry(retry);
    }
}
