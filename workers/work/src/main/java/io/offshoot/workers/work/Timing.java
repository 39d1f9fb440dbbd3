package io.offshoot.workers.work;

import java.time.Clock;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Where time and jitter come from. */
record Timing(Clock clock, RandomGenerator jitter) {

    /** The system's clock, and a jitter that differs from worker to worker. */
    static Timing of(ClientSettings clients) {
        return new Timing(
                Clock.systemUTC(), new SplittableRandom(clients.instanceId().hashCode()));
    }
}
