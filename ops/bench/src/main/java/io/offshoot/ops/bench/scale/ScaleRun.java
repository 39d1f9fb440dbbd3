package io.offshoot.ops.bench.scale;

/**
 * What one number of workers did.
 *
 * @param workers how many there were
 * @param edits different edits that were published
 * @param repeated results that came a second time
 * @param seconds from the commit of the backlog to the last result
 */
record ScaleRun(int workers, int edits, int repeated, double seconds) {

    double editsPerSecond() {
        return edits / seconds;
    }
}
