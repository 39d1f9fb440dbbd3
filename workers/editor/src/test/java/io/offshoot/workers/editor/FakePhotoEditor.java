package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a diffusion model: shifts the photo's colours by the edit's seed and strength, at once. */
final class FakePhotoEditor implements PhotoEditor {

    static final String FINGERPRINT = "fake-model";
    static final int WIDTH = 4;

    @Override
    public String fingerprint() {
        return FINGERPRINT;
    }

    @Override
    public int vectorWidth() {
        return WIDTH;
    }

    @Override
    public String scheduler() {
        return "FakeScheduler";
    }

    @Override
    public int firstTimestep(Edit edit) {
        int steps = (int) (edit.numInferenceSteps() * edit.strength());
        if (steps < 1) {
            throw new IllegalArgumentException("strength " + edit.strength() + " leaves no step");
        }
        return (int) (1000 * edit.strength()) - 1;
    }

    @Override
    public List<RgbImage> edit(RgbImage photo, ConceptVectors concept, List<Edit> edits, Progress progress) {
        List<RgbImage> results = new ArrayList<>();
        for (Edit edit : edits) {
            byte[] shifted = photo.rgb().clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += (byte) (edit.seed() + Math.round(100 * edit.strength()));
            }
            results.add(new RgbImage(photo.width(), photo.height(), shifted));
            progress.report(results.size(), edits.size());
        }
        return results;
    }
}
