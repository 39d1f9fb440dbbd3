package io.offshoot.schemas;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.EditStage;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** One filled-in record of every kind. */
public final class Samples {

    private Samples() {}

    public static List<SpecificRecord> all() {
        return List.of(photo(), synthetic(), policy(), concept(), conceptRequest(), editRequest());
    }

    /** The schemas that topics carry. */
    public static List<Schema> schemas() {
        return List.of(
                LabelledImage.getClassSchema(),
                AugmentationPolicy.getClassSchema(),
                Concept.getClassSchema(),
                ConceptRequest.getClassSchema(),
                EditRequest.getClassSchema());
    }

    public static LabelledImage photo() {
        return LabelledImage.newBuilder()
                .setImageId("field-7/0001")
                .setLabel("Knöterich")
                .setSplit(Split.TRAIN)
                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setMask(ByteBuffer.wrap(new byte[] {9}))
                .setCapturedAt(Instant.ofEpochMilli(1_790_000_000_123L))
                .setMetadata(Map.of("row", "12"))
                .build();
    }

    public static LabelledImage synthetic() {
        return LabelledImage.newBuilder(photo())
                .setPayload(new PayloadReference("s3://photos/1.png", "ab".repeat(32), 12L))
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId("field-7/0001")
                        .setSourceSha256("cd".repeat(32))
                        .setEditIndex(3)
                        .setEditCount(10)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(-42)
                        .setPrompt("a photo of a <knoeterich>")
                        .setConceptVersion(1)
                        .setStages(List.of(new EditStage(0.5, 481, -42L)))
                        .setUnet("no-knoeterich")
                        .build())
                .build();
    }

    public static AugmentationPolicy policy() {
        return AugmentationPolicy.newBuilder()
                .setStrengthProbabilities(List.of(0.1, 0.2, 0.3, 0.4))
                .setMaskMode(MaskMode.OBJECT)
                .setMode(EditMode.REAL_GUIDANCE)
                .setCompose(Composition.SEQUENTIAL)
                .setUnet("no-knoeterich")
                .build();
    }

    public static Concept concept() {
        return Concept.newBuilder()
                .setLabel("Knöterich")
                .setVersion(1)
                .setToken("<knoeterich>")
                .setVectors(List.of(List.of(0.25f, -1f)))
                .setBaseModel("sha256:1")
                .setLossCurve(List.of(0.5f, 0.25f))
                .build();
    }

    public static ConceptRequest conceptRequest() {
        return ConceptRequest.newBuilder()
                .setRequestId("r1")
                .setLabel("Knöterich")
                .setConceptVersion(1)
                .setExamples(List.of(new ConceptExample("field-7/0001", "ab", ByteBuffer.wrap(new byte[] {5}))))
                .setSeed(7)
                .build();
    }

    public static EditRequest editRequest() {
        return EditRequest.newBuilder()
                .setSource(photo())
                .setConceptToken("<knoeterich>")
                .setConceptVersion(1)
                .setConceptVectors(List.of(List.of(0.25f, -1f)))
                .setBaseModel("sha256:1")
                .setEdits(List.of(PlannedEdit.newBuilder()
                        .setEditId("e1")
                        .setIndex(0)
                        .setStrength(1)
                        .setSeed(8)
                        .setPrompt("a photo of a <knoeterich>")
                        .setStrengths(List.of(0.25, 1.0))
                        .build()))
                .setUnet("no-knoeterich")
                .build();
    }
}
