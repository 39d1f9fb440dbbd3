package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.util.Objects;
import java.util.function.Consumer;

/** I7: an image has its photo's label, and the concept's version and vectors are those that were published. */
final class LabelsAndVersions implements Invariant {

    @Override
    public String name() {
        return "I7 labels and versions";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            EditRequest asked = request.value();
            if (asked != null && !accounts.outputs(request).isEmpty()) {
                accounts.outputs(request).forEach(output -> check(asked, output, violation));
                if (asked.getMode() == EditMode.TEXTUAL_INVERSION && !isPublished(accounts, asked)) {
                    violation.accept("request %s has a concept that was never published: %s version %d"
                            .formatted(request.at(), asked.getConceptToken(), asked.getConceptVersion()));
                }
            }
        }
    }

    private static void check(EditRequest asked, Row<LabelledImage> output, Consumer<String> violation) {
        LabelledImage image = output.value();
        Provenance made = image == null ? null : image.getProvenance();
        if (image == null || made == null) {
            violation.accept("image without provenance: " + output.at());
        } else if (!Objects.equals(image.getLabel(), asked.getSource().getLabel())
                || !output.key().equals(asked.getSource().getImageId())
                || !made.getSourceImageId().equals(asked.getSource().getImageId())
                || !made.getSourceSha256().equals(asked.getSource().getSha256())
                || made.getConceptVersion() != asked.getConceptVersion()) {
            violation.accept("image at %s does not fit its photo %s of class %s, concept version %d"
                    .formatted(
                            output.at(),
                            asked.getSource().getImageId(),
                            asked.getSource().getLabel(),
                            asked.getConceptVersion()));
        }
    }

    private static boolean isPublished(Accounts accounts, EditRequest asked) {
        return accounts.books.concepts.stream()
                .map(Row::value)
                .filter(Objects::nonNull)
                .anyMatch(concept -> concept.getLabel().equals(asked.getSource().getLabel())
                        && concept.getVersion() == asked.getConceptVersion()
                        && concept.getVectors().equals(asked.getConceptVectors()));
    }
}
