package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.streams.hash.Hash;
import io.offshoot.streams.image.ImageFault;
import io.offshoot.streams.image.ImageFormat;
import io.offshoot.streams.image.ImageHeader;
import io.offshoot.streams.image.ImageInspector;
import io.offshoot.streams.image.Inspection;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that intake asks of one photo by itself. */
final class PhotoChecks {
    private final ImageInspector inspector;
    private final ReferenceChecks references;

    PhotoChecks(ImageInspector inspector, ReferenceChecks references) {
        this.inspector = inspector;
        this.references = references;
    }

    /** The facts of a photo that is fit to be augmented, or that it must be fetched, or the first reason why it is refused. */
    Verdict check(LabelledImage photo) {
        Optional<Rejection> problem = RecordChecks.firstProblem(photo);
        if (problem.isPresent()) {
            return problem.get();
        }
        return photo.getPayload() instanceof PayloadReference reference
                ? references.check(photo.getImageId(), reference)
                : check(photo, (ByteBuffer) photo.getPayload());
    }

    private Verdict check(LabelledImage photo, ByteBuffer payload) {
        Inspection inspection = inspector.inspect(bytes(payload));
        if (inspection instanceof ImageHeader header) {
            PhotoFacts facts = facts(photo, payload, header);
            return hash(photo.getSha256(), facts)
                    .or(() -> mask(photo.getMask(), header))
                    .<Verdict>map(rejection -> rejection)
                    .orElse(facts);
        }
        ImageFault fault = (ImageFault) inspection;
        return new Rejection(RejectReason.of(fault.kind()), fault.sentence());
    }

    private static PhotoFacts facts(LabelledImage photo, ByteBuffer payload, ImageHeader header) {
        return new PhotoFacts(
                new ClassName(photo.getLabel()).value(),
                Hash.of(payload).hex(),
                header.format().contentType(),
                header.width(),
                header.height());
    }

    private static Optional<Rejection> hash(@Nullable String given, PhotoFacts facts) {
        return given == null || given.equalsIgnoreCase(facts.sha256())
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectReason.WRONG_HASH,
                        "the image's bytes have SHA-256 " + facts.sha256() + " and the record says " + given
                                + "; send the photo again, unchanged"));
    }

    private Optional<Rejection> mask(@Nullable ByteBuffer mask, ImageHeader photo) {
        if (mask == null) {
            return Optional.empty();
        }
        Inspection inspection = inspector.inspect(bytes(mask));
        if (inspection.equals(new ImageHeader(ImageFormat.PNG, photo.width(), photo.height()))) {
            return Optional.empty();
        }
        String found = inspection instanceof ImageFault fault ? fault.sentence() : "it is " + inspection;
        return Optional.of(new Rejection(
                RejectReason.BAD_MASK,
                "the mask must be a PNG of the photo's size, " + photo.width() + " x " + photo.height() + " (" + found
                        + "); send such a mask or none"));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
