package io.offshoot.workers.fetcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.WorkHealth;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkLoop;
import io.offshoot.workers.work.Worker;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The fetcher: reads photos by reference that intake has set apart, fetches their bytes from allowed places, and publishes them
 * with the bytes inside, together with the reference's offset. A photo that cannot be had becomes a dead letter beside intake's;
 * one whose place gives no answer is tried again before.
 */
public final class Fetcher implements Worker {

    private final WorkLoop loop;
    private final PhotoStores stores;

    private Fetcher(WorkLoop loop, PhotoStores stores) {
        this.loop = loop;
        this.stores = stores;
    }

    /**
     * Starts fetching in threads of its own.
     *
     * @throws io.offshoot.schemas.access.MissingRightException when it may not do what it has to
     */
    public static Fetcher start(
            FetcherSettings settings, Topics topics, MeterRegistry meters, List<? extends WorkListener> listeners) {
        settings.clients()
                .requireRights(List.of(
                        Right.read(topics.references()), Right.write(topics.images()), Right.write(topics.rejects())));
        return start(settings, PhotoStores.of(settings.references(), settings.limits()), topics, meters, listeners);
    }

    static Fetcher start(
            FetcherSettings settings,
            PhotoStores stores,
            Topics topics,
            MeterRegistry meters,
            List<? extends WorkListener> listeners) {
        FetchWork work = new FetchWork(stores, topics);
        return new Fetcher(WorkLoop.start(settings.work(topics), work, meters, listeners), stores);
    }

    @Override
    public CompletionStage<Void> ended() {
        return loop.ended();
    }

    @Override
    public WorkHealth health() {
        return loop.health();
    }

    @Override
    public boolean isAssigned() {
        return loop.isAssigned();
    }

    /** Finishes fetches that end in time, gives the others back, and leaves the group. */
    @Override
    public void close() {
        try {
            loop.close();
        } finally {
            stores.close();
        }
    }
}
