package io.offshoot.training;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A labelled image, real or synthetic, with its encoded bytes wherever they were kept. */
public final class TrainingImage {

    private final LabelledImage image;
    private final ByteBuffer content;

    TrainingImage(LabelledImage image, ByteBuffer content) {
        this.image = image;
        this.content = content.asReadOnlyBuffer();
    }

    /** The record of the stream, with all its fields. */
    public LabelledImage image() {
        return image;
    }

    /** The encoded JPEG, PNG or WebP; read-only, and the caller's own position in it. */
    public ByteBuffer content() {
        return content.duplicate();
    }

    /** Id of this image. */
    public String imageId() {
        return image.getImageId();
    }

    /** The class, empty where the record has none. */
    public String label() {
        String label = image.getLabel();
        return label == null ? "" : label;
    }

    /** How the image was made; null for a real photo. */
    public @Nullable Provenance provenance() {
        return image.getProvenance();
    }

    /** Whether it is an edit and no photo. */
    public boolean isSynthetic() {
        return provenance() != null;
    }

    /** Id of the real photo: the image's own, or that of the photo it was edited from. */
    public String photoId() {
        Provenance provenance = provenance();
        return provenance == null ? imageId() : provenance.getSourceImageId();
    }

    /** Version of the concept it was edited with; 0 for a photo, or an edit without a learned concept. */
    public int conceptVersion() {
        Provenance provenance = provenance();
        return provenance == null ? 0 : provenance.getConceptVersion();
    }

    /**
     * How readily it is to be drawn among the edits of its photo, as its class's policy says; 0 for never, 1 for a photo.
     */
    public double weight() {
        Provenance provenance = provenance();
        return provenance == null ? 1 : Math.max(0, provenance.getWeight());
    }
}
