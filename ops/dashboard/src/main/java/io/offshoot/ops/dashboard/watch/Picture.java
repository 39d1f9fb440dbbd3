package io.offshoot.ops.dashboard.watch;

import io.offshoot.schemas.avro.LabelledImage;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The bytes of an image that a browser shows.
 *
 * @param contentType its media type
 * @param bytes the encoded image
 */
public record Picture(String contentType, ByteBuffer bytes) {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp");
    private static final int LARGEST = 4 << 20;

    /** The picture of an image; empty when it is kept elsewhere, is of another type, or is larger than 4 MiB. */
    static Optional<Picture> of(LabelledImage image) {
        boolean fits = image.getPayload() instanceof ByteBuffer bytes && bytes.remaining() <= LARGEST;
        return fits && SHOWN.contains(image.getContentType())
                ? Optional.of(new Picture(image.getContentType(), ((ByteBuffer) image.getPayload()).duplicate()))
                : Optional.empty();
    }

    /** A copy of the bytes. */
    public byte[] copy() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
