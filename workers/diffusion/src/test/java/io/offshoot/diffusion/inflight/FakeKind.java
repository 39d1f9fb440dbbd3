package io.offshoot.diffusion.inflight;

import java.time.Duration;

/**
 * Rows of a made-up size.
 *
 * @param step how long a step of a batch takes
 */
record FakeKind(String name, double weight, Duration step) implements Kind {

    static final FakeKind SMALL = new FakeKind("small", 1, Duration.ofMillis(10));
    static final FakeKind LARGE = new FakeKind("large", 4, Duration.ofMillis(40));
}
