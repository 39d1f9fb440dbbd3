package io.offshoot.ops.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchJournalTest {

    private static final SentPhoto WHEAT = new SentPhoto("winter wheat/tag\t1.jpg", new Sighting(3, 17), "abc");
    private static final SentPhoto MAIZE = new SentPhoto("maize/b.jpg", new Sighting(4, 18), "def");

    @TempDir
    Path folder;

    @Test
    void knowsWhatWasKeptBefore() {
        keep(WHEAT);

        try (WatchJournal journal = open()) {
            assertThat(journal.has(WHEAT.name(), WHEAT.sighting())).isTrue();
            assertThat(journal.has(WHEAT.name(), new Sighting(3, 18))).isFalse();
            assertThat(journal.hasContent(WHEAT.name(), "abc")).isTrue();
        }
    }

    @Test
    void goesOnAfterALineThatACrashCutOff() throws IOException {
        keep(WHEAT);
        keep(MAIZE);
        String text = Files.readString(path());
        Files.writeString(path(), text.substring(0, text.length() - 3));
        keep(MAIZE);

        try (WatchJournal journal = open()) {
            assertThat(journal.has(WHEAT.name(), WHEAT.sighting())).isTrue();
            assertThat(journal.has(MAIZE.name(), MAIZE.sighting())).isTrue();
            assertThat(Files.readAllLines(path())).hasSize(2);
        }
    }

    @Test
    void isForOneProcessAtATime() {
        try (WatchJournal first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("follows this folder already");
            assertThat(first.hasContent(WHEAT.name(), "abc")).isFalse();
        }
    }

    private void keep(SentPhoto photo) {
        try (WatchJournal journal = open()) {
            journal.add(List.of(photo));
        }
    }

    private WatchJournal open() {
        return WatchJournal.open(path());
    }

    private Path path() {
        return folder.resolve("journal");
    }
}
