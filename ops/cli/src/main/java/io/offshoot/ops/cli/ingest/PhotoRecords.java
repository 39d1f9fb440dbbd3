package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.connect.Sha256;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of photo files. The image id is {@code class/name-hash} with the first 12 hex digits of the content's
 * SHA-256, so the same file gets the same id again and a changed one another.
 *
 * @param split part of the data set that all of them belong to
 * @param source name of the sensor or annotator
 * @param addresses where the service finds the photos, which are not in the records then; null to put them inside
 */
public record PhotoRecords(
        Split split, String source, @Nullable PhotoAddresses addresses) {
    private static final int HASH_DIGITS = 12;

    /** Records with the photos inside. */
    public PhotoRecords(Split split, String source) {
        this(split, source, null);
    }

    /** Reads a file with its mask, whatever is in them. */
    public LabelledImage read(PhotoFile photo) throws IOException {
        byte[] bytes = Files.readAllBytes(photo.path());
        String sha256 = Sha256.hex(bytes);
        return LabelledImage.newBuilder()
                .setImageId(imageId(photo, sha256))
                .setLabel(photo.label())
                .setSplit(split)
                .setPayload(payload(photo, bytes, sha256))
                .setSha256(sha256)
                .setMask(mask(photo.mask()))
                .setSource(source)
                .setMetadata(Map.of("file", photo.name()))
                .build();
    }

    private Object payload(PhotoFile photo, byte[] bytes, String sha256) throws IOException {
        return addresses == null
                ? ByteBuffer.wrap(bytes)
                : PayloadReference.newBuilder()
                        .setUri(addresses.of(photo).toString())
                        .setSha256(sha256)
                        .setLength(bytes.length)
                        .build();
    }

    private static String imageId(PhotoFile photo, String sha256) {
        String prefix = photo.label() == null ? "" : photo.label() + "/";
        int dot = photo.name().lastIndexOf('.');
        boolean hasEnding = dot > photo.name().lastIndexOf('/') + 1;
        String stem = hasEnding ? photo.name().substring(0, dot) : photo.name();
        return prefix + stem + "-" + sha256.substring(0, HASH_DIGITS);
    }

    private static @Nullable ByteBuffer mask(@Nullable Path file) throws IOException {
        return file == null ? null : ByteBuffer.wrap(Files.readAllBytes(file));
    }
}
