package io.offshoot.workers.editor;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.QueueLoop;
import io.offshoot.workers.work.QueueSettings;
import io.offshoot.workers.work.WorkHealth;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkLoop;
import io.offshoot.workers.work.WorkSettings;
import io.offshoot.workers.work.Worker;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNets;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The editor: reads edit requests, makes each one's M edits with a diffusion model, and publishes them as synthetic
 * images together with the request's offset. What cannot be edited becomes one dead letter.
 */
public final class Editor implements Worker {

    private final Worker loop;

    private Editor(Worker loop) {
        this.loop = loop;
    }

    /**
     * Starts editing in threads of its own.
     *
     * @param photoEditors the model, by UNet; stays the caller's, who closes it after the editor
     * @param listeners told of every request, for progress on a screen
     * @throws io.offshoot.schemas.access.MissingRightException when it may not do what it has to
     */
    public static Editor start(
            EditorSettings settings,
            UNets<? extends PhotoEditor> photoEditors,
            Topics topics,
            MeterRegistry meters,
            List<? extends WorkListener> listeners) {
        settings.clients()
                .requireRights(List.of(
                        Right.read(topics.editRequests()),
                        Right.write(topics.synthetic()),
                        Right.write(topics.failures())));
        EditWork work = new EditWork(photoEditors, topics, new PhotoDecoder(settings.maxPixels()));
        WorkSettings workSettings = settings.work(topics);
        return new Editor(
                switch (settings.mode()) {
                    case EXACTLY_ONCE -> WorkLoop.start(workSettings, work, meters, listeners);
                    case QUEUE -> QueueLoop.start(QueueSettings.of(workSettings), work, meters, listeners);
                });
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

    /** Finishes the request that has begun, gives the others back, and leaves the group. */
    @Override
    public void close() {
        loop.close();
    }
}
