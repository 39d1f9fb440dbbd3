package io.offshoot.simulator.species;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void derivesNoSeedOfTheTrainingRange() {
        assertThat(LongStream.range(0, 1_000_000).map(index -> Seeds.novel(42, index)))
                .noneMatch(Seeds::isTraining);
    }

    @Test
    void movesEveryLowValueOutOfTheTrainingRange() {
        assertThat(LongStream.rangeClosed(0, Seeds.LAST_TRAINING_SEED).map(Seeds::aboveTraining))
                .noneMatch(Seeds::isTraining);
    }

    @Test
    void derivesNoNegativeSeed() {
        assertThat(LongStream.range(0, 100_000).map(index -> Seeds.novel(-7, index)))
                .allMatch(seed -> seed > Seeds.LAST_TRAINING_SEED);
    }

    @Test
    void knowsTheBordersOfTheTrainingRange() {
        assertThat(LongStream.of(0, 1, 1_000_000, 1_000_001).filter(Seeds::isTraining))
                .containsExactly(1L, 1_000_000L);
    }
}
