package io.offshoot.ops.cli.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which photos of a folder the cluster has acknowledged: a text file with a line for each, forced to the disk before it counts.
 * A line that a crash cut off does not count. One process at a time.
 */
final class WatchJournal implements AutoCloseable {

    private final FileChannel file;
    private final Map<String, SentPhoto> newest = new HashMap<>();

    private WatchJournal(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens or makes a journal.
     *
     * @throws CommandFailure when it cannot be written, or another process has it
     */
    static WatchJournal open(Path path) {
        try {
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new CommandFailure("another process has " + path
                        + " and follows this folder already; stop it, or keep another journal with --journal.");
            }
            WatchJournal journal = new WatchJournal(file);
            journal.read(Files.readString(path));
            return journal;
        } catch (IOException e) {
            throw new CommandFailure(
                    "the journal " + path + " cannot be kept (" + e + "); name a writable file with --journal.", e);
        }
    }

    /** Whether the file has been sent as it looks now. */
    boolean has(String name, Sighting sighting) {
        SentPhoto sent = newest.get(name);
        return sent != null && sent.sighting().equals(sighting);
    }

    /** Whether the newest photo that was sent under this name had these bytes. */
    boolean hasContent(String name, String sha256) {
        SentPhoto sent = newest.get(name);
        return sent != null && sent.sha256().equals(sha256);
    }

    /** Keeps photos; when it returns they are on the disk. */
    void add(Collection<SentPhoto> photos) {
        if (photos.isEmpty()) {
            return;
        }
        String lines = photos.stream().map(photo -> photo.line() + "\n").collect(Collectors.joining());
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
        photos.forEach(photo -> newest.put(photo.name(), photo));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what is complete; the next line begins where that ends. */
    private void read(String text) throws IOException {
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        complete.lines().flatMap(line -> SentPhoto.of(line).stream()).forEach(photo -> newest.put(photo.name(), photo));
        file.position(complete.getBytes(UTF_8).length);
        file.truncate(file.position());
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
