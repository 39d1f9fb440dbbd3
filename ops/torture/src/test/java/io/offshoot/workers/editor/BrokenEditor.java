package io.offshoot.workers.editor;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.BrokenClients;
import io.offshoot.workers.work.BrokenLoop;
import io.offshoot.workers.work.Worker;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNets;

/** The editor on clients that break the promise of its work loop; everything else is the editor's own. */
public final class BrokenEditor {

    private BrokenEditor() {}

    /** Starts editing in threads of its own. */
    public static Worker start(
            EditorSettings settings,
            UNets<? extends PhotoEditor> editors,
            Topics topics,
            MeterRegistry meters,
            BrokenClients clients) {
        EditWork work = new EditWork(editors, topics, new PhotoDecoder(settings.maxPixels()));
        return BrokenLoop.start(settings.work(topics), settings.mode(), work, meters, clients);
    }
}
