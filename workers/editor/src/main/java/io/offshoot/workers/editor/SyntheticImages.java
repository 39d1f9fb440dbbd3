package io.offshoot.workers.editor;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Labels edited pictures as their photo is labelled, and writes down everything it takes to make them again. */
record SyntheticImages(String baseModel, String scheduler, String workerVersion) {

    /**
     * The record of one edit.
     *
     * @param sourceSha256 hash of the photo's bytes
     */
    LabelledImage of(EditRequest request, String sourceSha256, int index, int firstTimestep, RgbImage picture) {
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
                .setProvenance(provenance(request, sourceSha256, index, firstTimestep))
                .build();
    }

    private Provenance provenance(EditRequest request, String sourceSha256, int index, int firstTimestep) {
        PlannedEdit edit = request.getEdits().get(index);
        return Provenance.newBuilder()
                .setSourceImageId(request.getSource().getImageId())
                .setSourceSha256(sourceSha256)
                .setEditIndex(edit.getIndex())
                .setEditCount(request.getEdits().size())
                .setStrength(edit.getStrength())
                .setGuidanceScale(edit.getGuidanceScale())
                .setNumInferenceSteps(edit.getNumInferenceSteps())
                .setFirstTimestep(firstTimestep)
                .setScheduler(scheduler)
                .setSeed(edit.getSeed())
                .setPrompt(edit.getPrompt())
                .setNegativePrompt(edit.getNegativePrompt())
                .setConceptVersion(request.getConceptVersion())
                .setPolicyVersion(request.getPolicyVersion())
                .setBaseModel(baseModel)
                .setWorkerVersion(workerVersion)
                .build();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
