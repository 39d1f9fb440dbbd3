package io.offshoot.simulator.species;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Sets of species that look unlike each other: each next one is, of some candidates, the one farthest from those before
 * it (best-candidate sampling, Mitchell 1991).
 */
public final class SpeciesSet {

    private static final int CANDIDATES = 24;

    /** With more species than this, distance from the latest ones is enough. */
    private static final int COMPARED = 64;

    private SpeciesSet() {}

    /** The first {@code count} species of a simulation; fewer are the beginning of more. */
    public static List<Species> spread(long simulationSeed, int count) {
        List<Species> chosen = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (long first = 0; chosen.size() < count; first += CANDIDATES) {
            Species next = farthest(candidates(simulationSeed, first), chosen);
            if (names.add(next.name())) {
                chosen.add(next);
            }
        }
        return List.copyOf(chosen);
    }

    private static List<Species> candidates(long simulationSeed, long first) {
        return LongStream.range(first, first + CANDIDATES)
                .mapToObj(index -> Species.of(Seeds.novel(simulationSeed, index)))
                .toList();
    }

    private static Species farthest(List<Species> candidates, List<Species> chosen) {
        List<Species> others = chosen.subList(Math.max(0, chosen.size() - COMPARED), chosen.size());
        Species best = candidates.get(0);
        double widest = -1;
        for (Species candidate : candidates) {
            double nearest = others.stream()
                    .mapToDouble(other -> Likeness.distance(candidate, other))
                    .min()
                    .orElse(0);
            if (nearest > widest) {
                widest = nearest;
                best = candidate;
            }
        }
        return best;
    }
}
