package io.offshoot.workers.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with a file for each training, named by the hash of request and model. Some kilobytes each; the newest
 * {@value #FILES} are kept, those of finished trainings too: a trainer that dies between the last step and the commit
 * does not learn again, and neither does one that is asked for the same again.
 */
final class CheckpointFolder implements Checkpoints {

    static final int FILES = 256;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final int NAME_LENGTH = 32;

    private final Path folder;

    /** @throws UncheckedIOException when the folder is not there and cannot be made */
    CheckpointFolder(Path folder) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of checkpoints " + folder + " cannot be made", e);
        }
    }

    @Override
    public Checkpoint of(byte[] request, String fingerprint) {
        removeOldest();
        return new CheckpointFile(folder.resolve(name(request, fingerprint) + CheckpointFile.SUFFIX));
    }

    private static String name(byte[] request, String fingerprint) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(request)).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void removeOldest() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(file -> file.toString().endsWith(CheckpointFile.SUFFIX))
                    .sorted(Comparator.comparing(CheckpointFolder::modified).reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(FILES, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            LOG.warn("Old checkpoints in {} cannot be removed.", folder, e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
