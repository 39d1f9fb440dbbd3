package io.offshoot.ops.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.connect.PublisherFixture;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.schemas.avro.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIngestTest {
    private static final int LIMIT = 10;

    private final CommandLineFixture offshoot = new CommandLineFixture();
    private final PublisherFixture published = new PublisherFixture();

    @TempDir
    Path root;

    @Test
    void sendsEveryFileUnderItsClass() throws IOException {
        file("wheat/a.jpg", "first");
        file("maize/b.jpg", "second");

        IngestCounts counts = ingest();

        assertThat(counts).isEqualTo(new IngestCounts(2, 0, 0, 2));
        assertThat(published.keys()).containsExactly("maize", "wheat");
    }

    @Test
    void leavesOutWhatIsTooLargeWithAWarning() throws IOException {
        file("wheat/large.jpg", "more than ten bytes");
        file("wheat/small.jpg", "small");

        IngestCounts counts = ingest();

        assertThat(counts).isEqualTo(new IngestCounts(1, 1, 0, 1));
        assertThat(offshoot.err()).contains("large.jpg has 19 bytes", "--max-inline-bytes");
    }

    @Test
    void goesOnAfterAFileThatVanished() throws IOException {
        file("wheat/a.jpg", "first");
        file("wheat/b.jpg", "second");
        PhotoFolder folder = PhotoFolder.list(root);
        Files.delete(root.resolve("wheat/a.jpg"));

        IngestCounts counts = ingest(folder);

        assertThat(counts).isEqualTo(new IngestCounts(1, 0, 1, 1));
    }

    private IngestCounts ingest() {
        return ingest(PhotoFolder.list(root));
    }

    private IngestCounts ingest(PhotoFolder folder) {
        FolderIngest ingest = new FolderIngest(new PhotoRecords(Split.TRAIN, "test"), LIMIT, offshoot.terminal());
        Progress progress = new Progress(offshoot.terminal(), Clock.systemUTC(), "ingest", 0);
        return ingest.publish(folder.photos(), published.publisher(), progress);
    }

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
