package io.offshoot.simulator.species;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeciesSetTest {

    @Test
    void growsWithoutChangingItsBeginning() {
        List<String> few = names(SpeciesSet.spread(5, 6));

        assertThat(names(SpeciesSet.spread(5, 12))).startsWith(few.toArray(String[]::new));
    }

    @Test
    void mixesFormsInASmallSet() {
        assertThat(Stream.of(1L, 2L, 3L, 4L, 5L).map(seed -> SpeciesSet.spread(seed, 8)))
                .allSatisfy(set ->
                        assertThat(set.stream().map(Species::form).distinct()).hasSizeGreaterThanOrEqualTo(7));
    }

    @Test
    void keepsSpeciesFartherApartThanChanceDoes() {
        assertThat(nearest(SpeciesSet.spread(5, 8)))
                .isGreaterThan(1.5
                        * nearest(Stream.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)
                                .map(Species::of)
                                .toList()));
    }

    private static double nearest(List<Species> set) {
        return set.stream()
                .flatMap(one -> set.stream()
                        .filter(other -> !other.name().equals(one.name()))
                        .map(other -> Likeness.distance(one, other)))
                .min(Double::compare)
                .orElseThrow();
    }

    private static List<String> names(List<Species> set) {
        return set.stream().map(Species::name).toList();
    }
}
