package io.offshoot.ops.dashboard.lag;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The photos that wait in the topology, from the changelog of the store that keeps them: one record for each that came, one
 * without a value for each that left.
 */
public final class WaitingQueue {
    private final Map<ByteBuffer, Long> waiting = new HashMap<>();
    private long left;

    /** A record of the changelog. */
    public void take(byte[] key, boolean hasValue, long timestamp) {
        if (hasValue) {
            waiting.put(ByteBuffer.wrap(key), Math.max(0, timestamp));
        } else if (waiting.remove(ByteBuffer.wrap(key)) != null) {
            left++;
        }
    }

    /** Photos that wait. */
    public int size() {
        return waiting.size();
    }

    /** When the first of them came. */
    Optional<Instant> oldest() {
        return waiting.values().stream().min(Long::compare).map(Instant::ofEpochMilli);
    }

    /** Photos that have left since the first record. */
    long left() {
        return left;
    }
}
