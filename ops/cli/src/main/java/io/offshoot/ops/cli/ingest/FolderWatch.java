package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.terminal.Terminal;
import io.offshoot.schemas.avro.LabelledImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a folder, one look after the other: sends what is complete and has not been sent, and keeps in the journal what the
 * cluster acknowledged. After a crash only photos that were acknowledged in the very last look may come again; intake knows them by
 * their bytes. While the cluster is away they wait in the folder.
 */
final class FolderWatch implements AutoCloseable {

    private static final Set<String> UNFINISHED = Set.of("part", "partial", "filepart", "tmp", "crdownload");

    private final WatchSettings settings;
    private final WatchJournal journal;
    private final Supplier<ImagePublisher> publishers;
    private final InstantSource clock;
    private final Terminal terminal;
    private final QuietFiles quietFiles;
    private final Set<String> told = new HashSet<>();
    private final Queue<SentPhoto> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ImagePublisher publisher;
    private volatile boolean stopping;

    /** @param publishers opens a publisher anew after the cluster was away */
    FolderWatch(
            WatchSettings settings,
            WatchJournal journal,
            Supplier<ImagePublisher> publishers,
            InstantSource clock,
            Terminal terminal) {
        this.settings = settings;
        this.journal = journal;
        this.publishers = publishers;
        this.clock = clock;
        this.terminal = terminal;
        this.quietFiles = new QuietFiles(settings.quiet());
    }

    /** Sends what is complete; the number of photos that were acknowledged. */
    int look() {
        List<PhotoFile> waiting = list().stream().filter(this::waits).toList();
        List<PhotoFile> complete = quietFiles.complete(waiting, clock.instant());
        try {
            complete.forEach(this::send);
            flush();
        } catch (CommandFailure | KafkaException | IllegalStateException away) {
            if (!stopping) {
                tell("the cluster does not take photos (" + away.getMessage() + "); they wait in the folder.");
            }
            close();
        }
        return keepAcknowledged();
    }

    /** Makes a look end within this time, from another thread; what the cluster has not acknowledged by then waits in the folder. */
    void stop(Duration limit) {
        stopping = true;
        ImagePublisher open = publisher;
        if (open != null) {
            open.closeWithin(limit);
        }
    }

    @Override
    public void close() {
        ImagePublisher open = publisher;
        publisher = null;
        if (open != null) {
            open.close();
        }
    }

    private void flush() {
        ImagePublisher open = publisher;
        if (open != null) {
            open.flush();
        }
    }

    private List<PhotoFile> list() {
        try {
            PhotoFolder folder = PhotoFolder.list(settings.folder());
            folder.warnings().forEach(this::tell);
            return folder.photos();
        } catch (CommandFailure | UncheckedIOException away) {
            tell("the folder cannot be listed (" + away.getMessage() + "); it is looked for again.");
            return List.of();
        }
    }

    private boolean waits(PhotoFile photo) {
        String ending =
                photo.name().substring(photo.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            return !UNFINISHED.contains(ending) && !journal.has(name(photo), Sighting.of(photo.path()));
        } catch (IOException gone) {
            return false;
        }
    }

    private void send(PhotoFile photo) {
        try {
            Sighting before = Sighting.of(photo.path());
            if (before.size() > settings.maxInlineBytes()) {
                tell(photo.path() + " has " + before.size() + " bytes and is left out; the limit is "
                        + settings.maxInlineBytes() + " (--max-inline-bytes).");
                return;
            }
            LabelledImage image = settings.records().read(photo);
            if (Sighting.of(photo.path()).equals(before)) {
                publish(image, new SentPhoto(name(photo), before, image.getSha256()));
            }
        } catch (IOException e) {
            tell(photo.path() + " cannot be read (" + e + "); it is tried again.");
        }
    }

    private void publish(LabelledImage image, SentPhoto photo) {
        if (journal.hasContent(photo.name(), photo.sha256())) {
            acknowledged.add(photo);
            return;
        }
        ImagePublisher open = publisher;
        if (open == null) {
            open = publishers.get();
            publisher = open;
        }
        open.publish(image, () -> acknowledged.add(photo));
    }

    private int keepAcknowledged() {
        List<SentPhoto> photos = List.copyOf(acknowledged);
        journal.add(photos);
        acknowledged.removeAll(photos);
        return photos.size();
    }

    private void tell(String sentence) {
        if (told.add(sentence)) {
            terminal.line(sentence);
        }
    }

    private static String name(PhotoFile photo) {
        return Objects.requireNonNullElse(photo.label(), "") + "/" + photo.name();
    }
}
