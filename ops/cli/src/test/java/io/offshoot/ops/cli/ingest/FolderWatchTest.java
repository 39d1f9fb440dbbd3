package io.offshoot.ops.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.connect.PublisherFixture;
import io.offshoot.schemas.avro.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final CommandLineFixture offshoot = new CommandLineFixture();
    private PublisherFixture cluster = new PublisherFixture();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private WatchJournal journal;
    private FolderWatch watch;

    @TempDir
    Path root;

    @BeforeEach
    void start() {
        journal = WatchJournal.open(root.resolve(".journal"));
        WatchSettings settings =
                new WatchSettings(root, root.resolve(".journal"), QUIET, new PhotoRecords(Split.TRAIN, "camera"), 20);
        watch = new FolderWatch(settings, journal, () -> cluster.publisher(), () -> now, offshoot.terminal());
    }

    @AfterEach
    void stop() {
        watch.close();
        journal.close();
    }

    @Test
    void sendsEachCompleteFileOnceUnderItsClass() throws IOException {
        file("wheat/a.jpg", "first");
        file("maize/b.jpg", "second");

        int sent = lookTwice() + lookTwice();

        assertThat(sent).isEqualTo(2);
        assertThat(cluster.keys()).containsExactly("maize", "wheat");
    }

    @Test
    void waitsForAFileThatIsStillWritten() throws IOException {
        Path photo = file("wheat/a.jpg", "beginning");
        watch.look();
        now = now.plus(QUIET);
        Files.writeString(photo, " and end", StandardOpenOption.APPEND);

        int whileWritten = watch.look();
        int afterwards = lookTwice();

        assertThat(whileWritten).isZero();
        assertThat(afterwards).isEqualTo(1);
    }

    @Test
    void waitsForAFileThatIsEmptyYet() throws IOException {
        Path photo = file("wheat/a.jpg", "");

        int whileEmpty = lookTwice();
        Files.writeString(photo, "bytes");
        int afterwards = lookTwice();

        assertThat(whileEmpty).isZero();
        assertThat(afterwards).isEqualTo(1);
    }

    @Test
    void waitsForAMaskThatIsStillWritten() throws IOException {
        file("wheat/a.jpg", "photo");
        Path mask = file("wheat/a.mask.png", "beginning");
        watch.look();
        now = now.plus(QUIET);
        Files.writeString(mask, " and end", StandardOpenOption.APPEND);

        assertThat(watch.look()).isZero();
        assertThat(lookTwice()).isEqualTo(1);
    }

    @Test
    void sendsNothingAgainAfterARestart() throws IOException {
        file("wheat/a.jpg", "first");
        lookTwice();
        stop();
        cluster = new PublisherFixture();
        start();
        file("wheat/b.jpg", "second");

        int sent = lookTwice();

        assertThat(sent).isEqualTo(1);
        assertThat(cluster.keys()).hasSize(1);
    }

    @Test
    void keepsPhotosInTheFolderWhileTheClusterIsAway() throws IOException {
        file("wheat/a.jpg", "first");
        cluster = PublisherFixture.away();
        int whileAway = lookTwice();
        cluster = new PublisherFixture();

        int afterwards = lookTwice();

        assertThat(whileAway).isZero();
        assertThat(afterwards).isEqualTo(1);
        assertThat(offshoot.err()).contains("does not take photos", "wait in the folder");
    }

    @Test
    void sendsANameThatIsUsedAgainForAnotherPhoto() throws IOException {
        file("wheat/img1.jpg", "first");
        lookTwice();
        file("wheat/img1.jpg", "another");

        assertThat(lookTwice()).isEqualTo(1);
        assertThat(cluster.keys()).hasSize(2);
    }

    @Test
    void sendsAFileThatWasOnlyTouchedNotAgain() throws IOException {
        Path photo = file("wheat/a.jpg", "first");
        lookTwice();
        Files.setLastModifiedTime(photo, FileTime.from(now.plusSeconds(99)));

        lookTwice();

        assertThat(cluster.keys()).hasSize(1);
    }

    @Test
    void leavesOutUnfinishedDownloadsAndTellsOnceOfWhatIsTooLarge() throws IOException {
        file("wheat/a.jpg.part", "first");
        file("wheat/large.jpg", "more than twenty bytes");

        int sent = lookTwice() + lookTwice();

        assertThat(sent).isZero();
        assertThat(offshoot.err()).containsOnlyOnce("large.jpg has 22 bytes");
    }

    private int lookTwice() {
        int first = watch.look();
        now = now.plus(QUIET);
        return first + watch.look();
    }

    private Path file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
