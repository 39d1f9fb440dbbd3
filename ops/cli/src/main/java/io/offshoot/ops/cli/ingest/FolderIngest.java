package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Publishes photo files one after the other; what cannot be sent is warned about and counted. */
public final class FolderIngest {
    private final PhotoRecords records;
    private final long maxInlineBytes;
    private final Terminal terminal;

    /**
     * @param records makes the records
     * @param maxInlineBytes largest file that is sent
     * @param terminal where warnings go
     */
    public FolderIngest(PhotoRecords records, long maxInlineBytes, Terminal terminal) {
        this.records = records;
        this.maxInlineBytes = maxInlineBytes;
        this.terminal = terminal;
    }

    /** Sends the files in order and waits until all are acknowledged. */
    public IngestCounts publish(List<PhotoFile> photos, ImagePublisher publisher, Progress progress) {
        long tooLarge = 0;
        long unreadable = 0;
        Set<String> classes = new HashSet<>();
        for (PhotoFile photo : photos) {
            try {
                if (isTooLarge(photo)) {
                    tooLarge++;
                } else {
                    publisher.publish(records.read(photo));
                    classes.add(Objects.requireNonNullElse(photo.label(), ""));
                }
            } catch (IOException e) {
                terminal.line(photo.path() + " cannot be read and is left out (" + e + ").");
                unreadable++;
            }
            progress.update(publisher.acknowledged());
        }
        publisher.flush();
        progress.update(publisher.acknowledged());
        classes.remove("");
        return new IngestCounts(publisher.acknowledged(), tooLarge, unreadable, classes.size());
    }

    private boolean isTooLarge(PhotoFile photo) throws IOException {
        long size = Files.size(photo.path());
        if (size <= maxInlineBytes) {
            return false;
        }
        terminal.line(photo.path() + " has " + size + " bytes and is left out; the limit is " + maxInlineBytes
                + " (--max-inline-bytes).");
        return true;
    }
}
