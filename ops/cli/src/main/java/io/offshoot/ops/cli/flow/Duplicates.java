package io.offshoot.ops.cli.flow;

import io.micrometer.core.instrument.Counter;
import io.offshoot.ops.standalone.Standalone;

/** How many photos a node's intake has dropped as copies of another of their class. */
public final class Duplicates {
    private Duplicates() {}

    /** So far. */
    public static int of(Standalone node) {
        Counter counter = node.meters().find("offshoot.photos.duplicates").counter();
        return counter == null ? 0 : (int) counter.count();
    }
}
