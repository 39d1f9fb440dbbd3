package io.offshoot.workers.work.photo;

import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.workers.work.WorkFailedException;
import java.nio.ByteBuffer;

/** The encoded photo in a {@code payload} field. */
public final class PhotoBytes {

    private PhotoBytes() {}

    /**
     * A copy of the bytes.
     *
     * @param name what messages call the photo
     * @param payload bytes, or a reference
     * @throws WorkFailedException when the photo lies elsewhere: this version reads inline photos only
     */
    public static byte[] of(String name, Object payload) throws WorkFailedException {
        if (payload instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        String where = payload instanceof PayloadReference reference ? reference.getUri() : "an unknown place";
        throw new WorkFailedException(
                "payload-by-reference",
                "photo %s lies at %s, but this worker reads photos inside the record only; send it inline"
                        .formatted(name, where));
    }
}
