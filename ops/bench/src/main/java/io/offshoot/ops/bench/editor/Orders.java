package io.offshoot.ops.bench.editor;

import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The plan as edit requests; the prompts name the class itself, as the baseline's do.
 *
 * @param numInferenceSteps steps of a complete run
 */
record Orders(int numInferenceSteps) {

    List<EditRequest> of(List<PlannedPhoto> plan, String round) {
        return IntStream.range(0, plan.size())
                .mapToObj(i -> order(plan.get(i), round + "-" + i))
                .toList();
    }

    private EditRequest order(PlannedPhoto photo, String imageId) {
        return EditRequest.newBuilder()
                .setSource(source(photo, imageId))
                .setMode(EditMode.REAL_GUIDANCE)
                .setConceptToken("")
                .setConceptVersion(0)
                .setConceptVectors(List.of())
                .setBaseModel("")
                .setEdits(IntStream.range(0, photo.edits().size())
                        .mapToObj(i -> edit(photo, imageId, i))
                        .toList())
                .build();
    }

    private static LabelledImage source(PlannedPhoto photo, String imageId) {
        try {
            return LabelledImage.newBuilder()
                    .setImageId(imageId)
                    .setLabel(photo.label())
                    .setPayload(ByteBuffer.wrap(Files.readAllBytes(photo.path())))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlannedEdit edit(PlannedPhoto photo, String imageId, int index) {
        PlannedPhoto.Draw draw = photo.edits().get(index);
        return PlannedEdit.newBuilder()
                .setEditId(imageId + "-" + index)
                .setIndex(index)
                .setStrength(draw.strength())
                .setGuidanceScale(EditorBenchSettings.GUIDANCE_SCALE)
                .setNumInferenceSteps(numInferenceSteps)
                .setSeed(draw.seed())
                .setPrompt(photo.prompt())
                .build();
    }
}
