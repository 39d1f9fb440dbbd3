package io.offshoot.ops.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds of each stage of the demo, in the order they ended. */
final class Stages {
    private final InstantSource clock;
    private final Instant start;
    private final Map<String, Duration> ended = new LinkedHashMap<>();

    Stages(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Runs one stage and notes how long it took. */
    <T> T time(String stage, Timed<T> work) throws Exception {
        Instant began = clock.instant();
        T result = work.run();
        ended.put(stage, Duration.between(began, clock.instant()));
        return result;
    }

    /** Notes when something that runs beside others was first seen complete, counted from an instant. */
    void endedOnce(String stage, Instant began) {
        ended.putIfAbsent(stage, Duration.between(began, clock.instant()));
    }

    /** Time since the beginning. */
    Duration total() {
        return Duration.between(start, clock.instant());
    }

    Map<String, Duration> all() {
        return ended;
    }

    /** Work that may fail. */
    interface Timed<T> {
        T run() throws Exception;
    }
}
