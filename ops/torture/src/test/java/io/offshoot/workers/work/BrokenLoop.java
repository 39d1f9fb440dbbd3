package io.offshoot.workers.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Starts a work loop on clients that break its promise. */
public final class BrokenLoop {

    private BrokenLoop() {}

    /** Starts working in threads of its own. */
    public static Worker start(
            WorkSettings settings, WorkMode mode, Work work, MeterRegistry meters, BrokenClients clients) {
        ClientSettings reach = settings.clients();
        return switch (mode) {
            case EXACTLY_ONCE -> WorkLoop.start(settings, work, meters, List.of(), clients.of(reach));
            case QUEUE -> QueueLoop.start(QueueSettings.of(settings), work, meters, List.of(), clients.ofQueue(reach));
        };
    }
}
