package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.label.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The checks of everything about a photo but its payload, in the order in which they are made. */
final class RecordChecks {
    private static final List<Function<LabelledImage, Optional<Rejection>>> CHECKS =
            List.of(RecordChecks::imageId, RecordChecks::label, RecordChecks::split, RecordChecks::provenance);

    private RecordChecks() {}

    static Optional<Rejection> firstProblem(LabelledImage photo) {
        return CHECKS.stream().flatMap(check -> check.apply(photo).stream()).findFirst();
    }

    private static Optional<Rejection> imageId(LabelledImage photo) {
        return photo.getImageId().isBlank()
                ? refuse(RejectReason.NO_IMAGE_ID, "the photo has no image id; give each photo an id of its own")
                : Optional.empty();
    }

    private static Optional<Rejection> label(LabelledImage photo) {
        if (photo.getLabel() == null) {
            return refuse(RejectReason.NO_LABEL, "the photo has no label; send the name of its class");
        }
        try {
            new ClassName(photo.getLabel());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return refuse(RejectReason.BAD_LABEL, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Rejection> split(LabelledImage photo) {
        return photo.getSplit() == Split.UNKNOWN
                ? refuse(
                        RejectReason.UNKNOWN_SPLIT,
                        "this version does not know the photo's split; send TRAIN, VALIDATION or TEST")
                : Optional.empty();
    }

    private static Optional<Rejection> provenance(LabelledImage photo) {
        return photo.getProvenance() == null
                ? Optional.empty()
                : refuse(
                        RejectReason.SYNTHETIC,
                        "the image is synthetic (edit " + photo.getProvenance().getEditIndex() + " of "
                                + photo.getProvenance().getSourceImageId()
                                + ") and would be edited again; send real photos only");
    }

    private static Optional<Rejection> refuse(RejectReason reason, String sentence) {
        return Optional.of(new Rejection(reason, sentence));
    }
}
