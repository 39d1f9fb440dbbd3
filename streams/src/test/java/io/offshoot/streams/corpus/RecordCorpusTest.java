package io.offshoot.streams.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.streams.TopologyHarness;
import io.offshoot.streams.corpus.CorpusInput.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hundreds of damaged and foreign records in a heap of one gigabyte: each ends as a photo, a known duplicate or a dead letter. */
class RecordCorpusTest {
    private static final String DUPLICATES = "offshoot.photos.duplicates";

    @TempDir
    Path stateDir;

    private TopologyHarness topology;
    private List<CorpusRecord> corpus;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
        corpus = RecordCorpus.of(topology.topics, 20_261_123);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void holdsTwoHundredRecords() {
        assertThat(corpus).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsEveryRecordAsAPhotoOrADeadLetterWithASentence(Outcome outcome) {
        assertThat(corpus)
                .filteredOn(record -> record.outcome() == outcome)
                .isNotEmpty()
                .allSatisfy(this::ends);
    }

    private void ends(CorpusRecord record) {
        double known = topology.count(DUPLICATES);
        topology.publishBytes(new byte[] {1}, record.value());
        double photos = topology.real().size() + topology.count(DUPLICATES) - known;
        List<DeadLetter> letters = topology.rejects().stream()
                .map(reject -> DeadLetter.from(reject.headers()))
                .toList();
        assertThat(photos + letters.size())
                .as("photos and dead letters of %s", record)
                .isEqualTo(1);
        assertThat(letters).as("dead letters of %s", record).allSatisfy(letter -> {
            assertThat(letter.reason()).isNotEqualTo("unexpected");
            assertThat(letter.sentence()).matches("(?s)[A-Z].*[;.] ?.*\\.");
        });
        if (record.outcome() != Outcome.EITHER) {
            assertThat(letters).as("dead letters of %s", record).hasSize(record.outcome() == Outcome.RESULT ? 0 : 1);
        }
    }
}
