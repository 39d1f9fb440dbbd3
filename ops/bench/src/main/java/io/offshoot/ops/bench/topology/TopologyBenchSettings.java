package io.offshoot.ops.bench.topology;

/**
 * What is measured.
 *
 * @param photos photos of a backlog, at least 8
 * @param side their height and width in pixels
 * @param paced photos that come one after the other to measure latency, at least 1
 * @param rate of those, per second, above 0
 * @param rounds how often both sides are measured, at least 1
 */
public record TopologyBenchSettings(int photos, int side, int paced, double rate, int rounds) {

    private static final int LEAST_PHOTOS = 8;

    public TopologyBenchSettings {
        require("photos", photos, LEAST_PHOTOS);
        require("paced", paced, 1);
        require("rounds", rounds, 1);
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be above 0, was " + rate);
        }
    }

    /** Photos that both sides get before the clock starts. */
    int warmUp() {
        return photos / LEAST_PHOTOS;
    }

    private static void require(String key, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", was " + value);
        }
    }
}
