package io.offshoot.workers.editor;

import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.RetrySettings;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.WorkSettings;
import java.time.Duration;

/**
 * Settings of an editor.
 *
 * @param clients how it reaches Kafka
 * @param maxInFlight most requests it holds at once; all are worked on, so that there are always edits to fill the batch
 * @param drainTimeout how long closing waits for the request that has begun
 * @param retry how errors that are not the request's fault are tried again
 * @param maxPixels most pixels of a photo
 * @param mode how editors share the requests
 */
public record EditorSettings(
        ClientSettings clients,
        int maxInFlight,
        Duration drainTimeout,
        RetrySettings retry,
        long maxPixels,
        WorkMode mode) {

    /** Consumer group of editors, unless said otherwise. */
    public static final String GROUP = "offshoot-editor";

    private static final long DEFAULT_MAX_PIXELS = 64_000_000;

    /** Eight requests held, half a minute to drain, photos of up to 64 million pixels, exactly once. */
    public static EditorSettings of(ClientSettings clients) {
        return new EditorSettings(
                clients, 8, Duration.ofSeconds(30), RetrySettings.DEFAULT, DEFAULT_MAX_PIXELS, WorkMode.EXACTLY_ONCE);
    }

    /** The same with another limit on closing. */
    public EditorSettings withDrainTimeout(Duration limit) {
        return new EditorSettings(clients, maxInFlight, limit, retry, maxPixels, mode);
    }

    /** The same holding at most this many requests. */
    public EditorSettings withMaxInFlight(int most) {
        return new EditorSettings(clients, most, drainTimeout, retry, maxPixels, mode);
    }

    /** The same sharing the requests in another way. */
    public EditorSettings withMode(WorkMode other) {
        return new EditorSettings(clients, maxInFlight, drainTimeout, retry, maxPixels, other);
    }

    WorkSettings work(Topics topics) {
        return WorkSettings.of(
                        "editor",
                        topics.editRequests().name(),
                        topics.failures().name(),
                        clients.sizedFor(topics))
                .withMaxInFlight(maxInFlight)
                .withThreads(maxInFlight)
                .withDrainTimeout(drainTimeout)
                .withRetry(retry);
    }
}
