package io.offshoot.workers.trainer;

import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.RetrySettings;
import io.offshoot.workers.work.WorkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of a concept trainer.
 *
 * @param clients how it reaches Kafka
 * @param maxInFlight most requests it holds at once; one is learned, the others wait where a newer one may replace them
 * @param drainTimeout how long closing waits for the training that has begun
 * @param retry how errors that are not the request's fault are tried again
 * @param maxPixels most pixels of a photo
 * @param checkpoints folder that keeps trainings which have begun; empty to start anew after a crash
 */
public record TrainerSettings(
        ClientSettings clients,
        int maxInFlight,
        Duration drainTimeout,
        RetrySettings retry,
        long maxPixels,
        Optional<Path> checkpoints) {

    /** Consumer group of trainers, unless said otherwise. */
    public static final String GROUP = "offshoot-trainer";

    private static final long DEFAULT_MAX_PIXELS = 64_000_000;

    /** Four requests held, half a minute to drain, photos of up to 64 million pixels, no checkpoints. */
    public static TrainerSettings of(ClientSettings clients) {
        return new TrainerSettings(
                clients, 4, WorkSettings.DRAIN_TIMEOUT, RetrySettings.DEFAULT, DEFAULT_MAX_PIXELS, Optional.empty());
    }

    /** The same with another limit on closing. */
    public TrainerSettings withDrainTimeout(Duration limit) {
        return new TrainerSettings(clients, maxInFlight, limit, retry, maxPixels, checkpoints);
    }

    /** The same with trainings kept in a folder. */
    public TrainerSettings withCheckpoints(Path folder) {
        return new TrainerSettings(clients, maxInFlight, drainTimeout, retry, maxPixels, Optional.of(folder));
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
