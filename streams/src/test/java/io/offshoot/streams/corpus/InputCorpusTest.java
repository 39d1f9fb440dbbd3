package io.offshoot.streams.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TopologyHarness;
import io.offshoot.streams.corpus.CorpusInput.Family;
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

/** Hundreds of generated inputs in a heap of one gigabyte: each ends as a photo or as a dead letter that says why. */
class InputCorpusTest {
    private static final List<CorpusInput> CORPUS = InputCorpus.of(20_261_123);

    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void holdsSeveralHundredInputs() {
        assertThat(CORPUS).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsEveryInputAsAPhotoOrADeadLetterWithASentence(Family family) {
        assertThat(CORPUS)
                .filteredOn(input -> input.family() == family)
                .isNotEmpty()
                .allSatisfy(this::ends);
    }

    private void ends(CorpusInput input) {
        topology.publish(Photos.builder(input.name(), input.image()).build());
        int photos = topology.real().size();
        List<DeadLetter> letters = topology.rejects().stream()
                .map(reject -> DeadLetter.from(reject.headers()))
                .toList();
        assertThat(photos + letters.size())
                .as("photos and dead letters of %s", input)
                .isEqualTo(1);
        assertThat(letters).as("dead letters of %s", input).allSatisfy(letter -> {
            assertThat(letter.reason()).isNotEqualTo("unexpected");
            assertThat(letter.sentence()).matches("(?s)[A-Z].*; send .*\\.");
        });
        if (input.family().outcome != Outcome.EITHER) {
            assertThat(photos == 1 ? Outcome.RESULT : Outcome.DEAD_LETTER)
                    .as("what became of %s", input)
                    .isEqualTo(input.family().outcome);
        }
    }
}
