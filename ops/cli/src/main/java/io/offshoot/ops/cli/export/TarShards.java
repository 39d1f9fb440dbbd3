package io.offshoot.ops.cli.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** Tar files {@code offshoot-000000.tar}, {@code offshoot-000001.tar} and so on, each with so many samples. */
final class TarShards implements AutoCloseable {
    private final Path root;
    private final int samplesPerShard;
    private long samples;
    private @Nullable TarArchiveOutputStream tar;

    TarShards(Path root, int samplesPerShard) {
        this.root = root;
        this.samplesPerShard = samplesPerShard;
    }

    /** Writes the files of one sample, by their endings, side by side into one tar file. */
    void write(Map<String, byte[]> files) throws IOException {
        TarArchiveOutputStream out = shard();
        String key = String.format("%09d", samples++);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(key + "." + file.getKey());
            entry.setSize(file.getValue().length);
            entry.setModTime(0);
            out.putArchiveEntry(entry);
            out.write(file.getValue());
            out.closeArchiveEntry();
        }
    }

    @Override
    public void close() throws IOException {
        if (tar != null) {
            tar.close();
            tar = null;
        }
    }

    private TarArchiveOutputStream shard() throws IOException {
        if (tar == null || samples % samplesPerShard == 0) {
            close();
            Path file = root.resolve(String.format("offshoot-%06d.tar", samples / samplesPerShard));
            tar = new TarArchiveOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8.name());
        }
        return tar;
    }
}
