package io.offshoot.workers.editor;

import io.offshoot.diffusion.edit.DefectiveEditException;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.EditStage;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import io.offshoot.workers.work.WorkFailedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Labels edited pictures as their photo is labelled, and writes down everything it takes to make them again. */
record SyntheticImages(PhotoEditor editor, String workerVersion) {

    /**
     * The record of one edit.
     *
     * @param sourceSha256 hash of the photo's bytes
     * @throws WorkFailedException when no attempt at the edit gave a picture
     */
    LabelledImage of(EditRequest request, String sourceSha256, int index, EditedPhoto edited)
            throws WorkFailedException {
        RgbImage picture = picture(request, index, edited);
        LabelledImage source = request.getSource();
        byte[] png = PngEncoder.encode(picture);
        return LabelledImage.newBuilder()
                .setImageId(request.getEdits().get(index).getEditId())
                .setLabel(source.getLabel())
                .setSplit(Split.TRAIN)
                .setPayload(ByteBuffer.wrap(png))
                .setSha256(sha256(png))
                .setContentType(PngEncoder.CONTENT_TYPE)
                .setWidth(picture.width())
                .setHeight(picture.height())
                .setMask(source.getMask())
                .setCapturedAt(source.getCapturedAt())
                .setSource(source.getSource())
                .setMetadata(source.getMetadata())
                .setProvenance(provenance(request, sourceSha256, index, edited.made()))
                .build();
    }

    private static RgbImage picture(EditRequest request, int index, EditedPhoto edited) throws WorkFailedException {
        try {
            return edited.orThrow();
        } catch (DefectiveEditException defective) {
            String editId = request.getEdits().get(index).getEditId();
            throw new WorkFailedException(
                    "defective-edit",
                    "edit %s gave no picture: %s".formatted(editId, defective.getMessage()),
                    editId,
                    defective);
        }
    }

    /** @param made the stages as they were made, with the seeds that gave the picture */
    private Provenance provenance(EditRequest request, String sourceSha256, int index, List<Edit> made) {
        PlannedEdit edit = request.getEdits().get(index);
        boolean chain = edit.getStrengths() != null;
        List<EditStage> stages = made.stream().map(this::stage).toList();
        return Provenance.newBuilder()
                .setSourceImageId(request.getSource().getImageId())
                .setSourceSha256(sourceSha256)
                .setEditIndex(edit.getIndex())
                .setEditCount(request.getEdits().size())
                .setStrength(edit.getStrength())
                .setGuidanceScale(edit.getGuidanceScale())
                .setNumInferenceSteps(edit.getNumInferenceSteps())
                .setFirstTimestep(stages.stream()
                        .mapToInt(EditStage::getFirstTimestep)
                        .max()
                        .orElse(-1))
                .setScheduler(editor.scheduler())
                .setSeed(chain ? edit.getSeed() : made.get(0).seed())
                .setPrompt(edit.getPrompt())
                .setNegativePrompt(edit.getNegativePrompt())
                .setConceptVersion(request.getConceptVersion())
                .setPolicyVersion(request.getPolicyVersion())
                .setBaseModel(editor.fingerprint())
                .setWorkerVersion(workerVersion)
                .setGuidanceStart(edit.getGuidanceStart())
                .setGuidanceStop(edit.getGuidanceStop())
                .setStages(chain ? stages : null)
                .setUnet(request.getUnet())
                .build();
    }

    private EditStage stage(Edit made) {
        return new EditStage(made.strength(), editor.firstTimestep(made), made.seed());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
