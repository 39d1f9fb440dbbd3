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
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.schemas.avro.Split;
import io.offshoot.workers.work.WorkFailedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels the edits of one photo as it is labelled, and writes down everything it takes to make them again.
 *
 * @param editor what made them
 * @param workerVersion of this editor
 * @param sourceSha256 hash of the photo's bytes
 */
record SyntheticImages(PhotoEditor editor, String workerVersion, String sourceSha256) {

    /**
     * The record of one edit.
     *
     * @throws WorkFailedException when no attempt at the edit gave a picture
     */
    LabelledImage of(EditRequest request, int index, EditedPhoto edited, Judgement judgement)
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
                .setProvenance(provenance(request, index, edited.made(), judgement))
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
    private Provenance provenance(EditRequest request, int index, List<Edit> made, Judgement judgement) {
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
                .setScore(judgement.score())
                .setWeight(judgement.weight())
                .setScoredAgainst(judgement.score() == null ? List.of() : rivals(request.getScoring()))
                .build();
    }

    private static List<String> rivals(@Nullable Scoring scoring) {
        return scoring == null
                ? List.of()
                : scoring.getRivals().stream()
                        .map(rival -> rival.getLabel() + "@" + rival.getVersion())
                        .toList();
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
