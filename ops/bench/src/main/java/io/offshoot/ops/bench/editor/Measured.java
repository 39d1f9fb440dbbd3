package io.offshoot.ops.bench.editor;

/**
 * One side's work, measured once.
 *
 * @param items pictures made
 * @param seconds wall time
 * @param unetRows rows that the UNet was shown, the unconditional ones counted
 * @param unetSeconds wall time inside the UNet
 */
public record Measured(int items, double seconds, long unetRows, double unetSeconds) {

    /** Pictures per second. */
    public double itemsPerSecond() {
        return items / seconds;
    }

    /** Share of the wall time inside the UNet. */
    public double unetShare() {
        return unetSeconds / seconds;
    }
}
