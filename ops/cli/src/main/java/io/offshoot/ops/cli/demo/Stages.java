package io.offshoot.ops.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds of each stage of the demo, in order. */
final class Stages {
    private final InstantSource clock;
    private final Instant start;
    private final Map<String, Duration> all = new LinkedHashMap<>();

    Stages(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Runs one stage and notes how long it took. */
    <T> T time(String stage, Supplier<T> work) {
        Instant began = clock.instant();
        T result = work.get();
        all.put(stage, Duration.between(began, clock.instant()));
        return result;
    }

    /** Notes a time that was measured elsewhere. */
    void put(String stage, Duration time) {
        all.put(stage, time);
    }

    /** Time since the beginning. */
    Duration total() {
        return Duration.between(start, clock.instant());
    }

    Map<String, Duration> all() {
        return all;
    }
}
