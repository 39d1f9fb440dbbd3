package io.offshoot.streams.state;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.NullUnmarked;

/**
 * How far the few shots of a class are.
 *
 * @param kept example photos kept
 * @param lastKeptAt when the last one came, in milliseconds by the wall clock
 * @param askedVersion version of the concept that was asked for last; 0 when none was
 * @param askedWith examples in that request
 */
public record FewShotProgress(int kept, long lastKeptAt, int askedVersion, int askedWith) {
    /** No photo yet. */
    public static final FewShotProgress NONE = new FewShotProgress(0, 0, 0, 0);

    private static final byte FORMAT = 1;
    private static final int LENGTH = 1 + 3 * Integer.BYTES + Long.BYTES;

    /** The same with one example more. */
    public FewShotProgress keptAt(long now) {
        return new FewShotProgress(kept + 1, now, askedVersion, askedWith);
    }

    /** The same after another request. */
    public FewShotProgress askedWith(int examples) {
        return new FewShotProgress(kept, lastKeptAt, askedVersion + 1, examples);
    }

    /** A format byte and the four numbers, big-endian. */
    @NullUnmarked
    static Serde<FewShotProgress> serde() {
        return Serdes.serdeFrom(
                (topic, progress) -> progress == null ? null : progress.toBytes(),
                (topic, bytes) -> bytes == null ? null : of(ByteBuffer.wrap(bytes)));
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(FORMAT)
                .putInt(kept)
                .putLong(lastKeptAt)
                .putInt(askedVersion)
                .putInt(askedWith)
                .array();
    }

    private static FewShotProgress of(ByteBuffer bytes) {
        byte format = bytes.get();
        if (format != FORMAT) {
            throw new IllegalStateException("The few-shot progress has format " + format + " and this version reads "
                    + FORMAT + "; run the version that wrote it");
        }
        return new FewShotProgress(bytes.getInt(), bytes.getLong(), bytes.getInt(), bytes.getInt());
    }
}
