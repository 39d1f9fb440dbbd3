package io.offshoot.training;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.serde.RecordSerde;
import io.offshoot.schemas.serde.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Images out of records; asks the registry for schemas by their id and nothing else. */
final class ImageDecoder implements AutoCloseable {

    private final SchemaRegistry registry;
    private final RecordSerde<LabelledImage> serde;
    private final PayloadFetcher fetcher;

    ImageDecoder(SchemaRegistry registry, PayloadFetcher fetcher) {
        this.registry = registry;
        this.serde = RecordSerde.of(registry, "offshoot.real-value", LabelledImage.class);
        this.fetcher = fetcher;
    }

    /**
     * The image of a record's value.
     *
     * @throws UnreadableImageException when the bytes are at fault
     * @throws TrainingStreamException when the registry or the fetcher is
     */
    TrainingImage decode(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableImageException("It has no value.", null);
        }
        LabelledImage image = record(value);
        ByteBuffer content = content(image);
        String sha256 = image.getSha256();
        if (sha256 != null && !sha256.equals(sha256(content))) {
            throw new UnreadableImageException(
                    "Image " + image.getImageId() + " does not have the SHA-256 of its record.", null);
        }
        return new TrainingImage(image, content);
    }

    /** Gives the registry's connections back. */
    @Override
    public void close() {
        registry.close();
    }

    private LabelledImage record(byte[] value) {
        try {
            return serde.decode(value);
        } catch (UndecodableRecordException e) {
            throw new UnreadableImageException(String.valueOf(e.getMessage()), e);
        } catch (RegistryUnreachableException | RegistryRefusedException e) {
            throw new TrainingStreamException(String.valueOf(e.getMessage()), e);
        }
    }

    private ByteBuffer content(LabelledImage image) {
        if (image.getPayload() instanceof ByteBuffer inline) {
            return inline;
        }
        PayloadReference reference = (PayloadReference) image.getPayload();
        ByteBuffer content = ByteBuffer.wrap(fetcher.fetch(reference));
        if (!reference.getSha256().equals(sha256(content))) {
            throw new TrainingStreamException(
                    reference.getUri() + " does not have the SHA-256 of its reference: restore the file.", null);
        }
        return content;
    }

    private static String sha256(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
