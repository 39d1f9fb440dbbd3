package io.offshoot.ops.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The folder that one broker at a time keeps its logs in, with the Kafka version that wrote it last in a file of its
 * own, so that data from a newer Kafka are refused instead of misread.
 */
final class DataFolder implements AutoCloseable {

    static final String VERSION_FILE = "kafka.version";

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Locks the folder for a broker of this Kafka version, and formats it when it is new. */
    static DataFolder open(Path root, Optional<ClusterMember> member) {
        try {
            Files.createDirectories(root.resolve("logs"));
            DataFolder folder = new DataFolder(root, lock(root));
            folder.prepare(member);
            return folder;
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker cannot write to its data folder " + root + ": check its permissions and free space.",
                    e);
        }
    }

    Path logs() {
        return root.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new BrokerException("The lock on the data folder " + root + " cannot be released.", e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel file = FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new BrokerException(
                    "Another broker is using the data folder " + root + ": stop it, or choose another folder.", null);
        }
        return file;
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void prepare(Optional<ClusterMember> member) throws IOException {
        try {
            if (Files.exists(logs().resolve("meta.properties"))) {
                refuseNewerData();
            } else {
                format(member);
            }
            Files.writeString(root.resolve(VERSION_FILE), AppInfoParser.getVersion());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void refuseNewerData() throws IOException {
        Path file = root.resolve(VERSION_FILE);
        String written = Files.exists(file) ? Files.readString(file).strip() : "an unknown version";
        if (!isReadable(written)) {
            throw new BrokerException(
                    "The data folder " + root + " was written by Kafka " + written + ", but this is Kafka "
                            + AppInfoParser.getVersion()
                            + ": start it with the version that wrote it, or choose an empty folder.",
                    null);
        }
    }

    /** Kafka reads what it or an earlier version wrote. */
    private static boolean isReadable(String written) {
        try {
            return Runtime.Version.parse(written).compareTo(Runtime.Version.parse(AppInfoParser.getVersion())) <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void format(Optional<ClusterMember> member) throws IOException {
        var report = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try {
            new Formatter()
                    .setPrintStream(report)
                    .setNodeId(member.map(ClusterMember::nodeId).orElse(BrokerProperties.NODE_ID))
                    .setClusterId(member.map(ClusterMember::clusterId)
                            .orElseGet(() -> Uuid.randomUuid().toString()))
                    .setDirectories(List.of(logs().toString()))
                    .setMetadataLogDirectory(logs().toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerException(
                    "The data folder " + root + " cannot be formatted for Kafka: choose an empty folder.", e);
        }
    }
}
