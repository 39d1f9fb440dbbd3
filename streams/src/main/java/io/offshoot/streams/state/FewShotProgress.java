package io.offshoot.streams.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * How far the few shots of a class are.
 *
 * @param kept example photos kept
 * @param lastKeptAt when the last one came, in milliseconds by the wall clock
 * @param askedVersion version of the concept that was asked for last; 0 when none was
 * @param askedWith examples in that request
 * @param askedUNet name of the UNet in that request; null for the model's own
 */
public record FewShotProgress(
        int kept,
        long lastKeptAt,
        int askedVersion,
        int askedWith,
        @Nullable String askedUNet) {
    /** No photo yet. */
    public static final FewShotProgress NONE = new FewShotProgress(0, 0, 0, 0, null);

    private static final byte FORMAT = 1;
    private static final byte FORMAT_WITH_UNET = 2;
    private static final int LENGTH = 1 + 3 * Integer.BYTES + Long.BYTES;

    /** The same with one example more. */
    public FewShotProgress keptAt(long now) {
        return new FewShotProgress(kept + 1, now, askedVersion, askedWith, askedUNet);
    }

    /** The same after another request. */
    public FewShotProgress asked(int examples, @Nullable String unet) {
        return new FewShotProgress(kept, lastKeptAt, askedVersion + 1, examples, unet);
    }

    /** A format byte, the four numbers, big-endian, and the name of a UNet where there is one. */
    @NullUnmarked
    static Serde<FewShotProgress> serde() {
        return Serdes.serdeFrom(
                (topic, progress) -> progress == null ? null : progress.toBytes(),
                (topic, bytes) -> bytes == null ? null : of(ByteBuffer.wrap(bytes)));
    }

    private byte[] toBytes() {
        byte[] unet = askedUNet == null ? new byte[0] : askedUNet.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LENGTH + unet.length)
                .put(askedUNet == null ? FORMAT : FORMAT_WITH_UNET)
                .putInt(kept)
                .putLong(lastKeptAt)
                .putInt(askedVersion)
                .putInt(askedWith)
                .put(unet)
                .array();
    }

    private static FewShotProgress of(ByteBuffer bytes) {
        byte format = bytes.get();
        if (format != FORMAT && format != FORMAT_WITH_UNET) {
            throw new IllegalStateException("The few-shot progress has format " + format + " and this version reads "
                    + FORMAT + " and " + FORMAT_WITH_UNET + "; run the version that wrote it");
        }
        FewShotProgress progress =
                new FewShotProgress(bytes.getInt(), bytes.getLong(), bytes.getInt(), bytes.getInt(), null);
        return format == FORMAT
                ? progress
                : progress.with(StandardCharsets.UTF_8.decode(bytes).toString());
    }

    private FewShotProgress with(String unet) {
        return new FewShotProgress(kept, lastKeptAt, askedVersion, askedWith, unet);
    }
}
