package io.offshoot.simulator;

import java.time.Duration;
import java.time.Instant;

/** Cameras for tests. */
final class Cameras {

    static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    static final Duration SPACING = Duration.ofSeconds(5);

    private Cameras() {}

    static FieldCamera of(int species, int photosPerSpecies, long seed) {
        return new FieldCamera(new SimulationSettings(species, photosPerSpecies, 64, 64, seed), START, SPACING);
    }
}
