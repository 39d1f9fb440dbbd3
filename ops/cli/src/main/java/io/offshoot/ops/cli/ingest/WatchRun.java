package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.terminal.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Follows a folder until Ctrl-C or SIGTERM; what has been sent by then is in the journal when the process ends. */
final class WatchRun {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final CommandContext context;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param context says what was sent, and what could not be */
    WatchRun(CommandContext context) {
        this.context = context;
    }

    /** Follows the folder. */
    void follow(WatchSettings settings, Connection connection) {
        try (WatchJournal journal = WatchJournal.open(settings.journal());
                FolderWatch watch = new FolderWatch(
                        settings, journal, () -> new ImagePublisher(connection), context.clock(), context.terminal())) {
            context.say("Following " + settings.folder() + " until Ctrl-C; what has been sent is kept in "
                    + settings.journal() + ".");
            StopSignal.during(() -> look(watch, connection.topics().images().name()), () -> {
                stop.countDown();
                watch.stop(LAST_LOOK);
            });
        }
    }

    private void look(FolderWatch watch, String topic) {
        long published = 0;
        try {
            do {
                int photos = watch.look();
                published += photos;
                if (photos > 0) {
                    context.say("Published %d photos to %s, %d in all.".formatted(photos, topic, published));
                }
            } while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
