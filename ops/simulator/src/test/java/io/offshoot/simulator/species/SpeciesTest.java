package io.offshoot.simulator.species;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpeciesTest {

    @Test
    void hasANameOfItsOwn() {
        assertThat(LongStream.rangeClosed(1, 2_000)
                        .mapToObj(seed -> Species.of(seed).name()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][a-z]+ [a-z]+"));
    }

    @Test
    void followsFromItsSeed() {
        Species first = Species.of(77);

        assertThat(Species.of(77))
                .extracting(Species::name, Species::foliage, Species::habit, Species::stem)
                .containsExactly(first.name(), first.foliage(), first.habit(), first.stem());
    }

    @Test
    void isGreenNarrowAndPlainAsAGrass() {
        assertThat(LongStream.rangeClosed(1, 50).mapToObj(Species::grass))
                .allMatch(grass -> grass.foliage().family().word().contains("green"))
                .allMatch(grass -> grass.outline().halfWidth() < 0.1)
                .allMatch(grass -> grass.foliage().pattern() == LeafPattern.PLAIN);
    }

    @Test
    void comesInEveryFormArrangementAndColour() {
        assertThat(LongStream.rangeClosed(1, 500).mapToObj(Species::of))
                .satisfies(all -> assertThat(all).extracting(Species::form).contains(LeafForm.values()))
                .satisfies(all -> assertThat(all)
                        .extracting(species -> species.habit().arrangement())
                        .contains(Arrangement.values()))
                .satisfies(all -> assertThat(all)
                        .extracting(species -> species.foliage().family())
                        .contains(LeafColour.values()));
    }
}
