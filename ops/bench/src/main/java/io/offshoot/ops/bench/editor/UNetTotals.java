package io.offshoot.ops.bench.editor;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * The editor's totals at one moment, read from its own metrics.
 *
 * @param at seconds of the process's clock
 * @param seconds inside the UNet
 * @param filled rows of batches that were filled
 * @param offered rows of batches that could have been
 */
record UNetTotals(double at, double seconds, double filled, double offered) {

    private static final double NANOS = 1e9;

    static UNetTotals now(MeterRegistry meters) {
        return new UNetTotals(
                System.nanoTime() / NANOS,
                count(meters, "offshoot.unet.time"),
                count(meters, "offshoot.batch.rows.filled"),
                count(meters, "offshoot.batch.rows.offered"));
    }

    private static double count(MeterRegistry meters, String name) {
        return meters.get(name).functionCounter().count();
    }

    UNetTotals since(UNetTotals before) {
        return new UNetTotals(
                at - before.at, seconds - before.seconds, filled - before.filled, offered - before.offered);
    }

    /** Share of the wall time inside the UNet. */
    double share() {
        return seconds / at;
    }

    /** Share of the offered rows that were filled. */
    double fill() {
        return filled / offered;
    }
}
