package io.offshoot.ops.cli.export;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.nio.ByteBuffer;

/** Images for tests. */
final class Images {
    private Images() {}

    static LabelledImage real(String id, String label) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel(label)
                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setContentType("image/jpeg")
                .build();
    }

    static LabelledImage synthetic(String id, String label, String prompt) {
        Provenance provenance = Provenance.newBuilder()
                .setSourceImageId("1")
                .setSourceSha256("ab")
                .setEditIndex(2)
                .setEditCount(4)
                .setStrength(0.25)
                .setGuidanceScale(7.5)
                .setNumInferenceSteps(50)
                .setSeed(42)
                .setPrompt(prompt)
                .setConceptVersion(1)
                .build();
        return LabelledImage.newBuilder(real(id, label))
                .setContentType("image/png")
                .setProvenance(provenance)
                .build();
    }
}
