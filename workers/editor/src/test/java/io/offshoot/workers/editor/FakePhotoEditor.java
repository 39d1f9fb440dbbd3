package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for a diffusion model: shifts the photo's colours by the edit's seed and strength, at once. */
final class FakePhotoEditor implements PhotoEditor {

    static final String FINGERPRINT = "fake-model";
    static final int WIDTH = 4;

    final List<Source> sources = new ArrayList<>();

    /** What is wrong with every picture; null for nothing. */
    @Nullable
    Defect defect;

    /** How far the seeds that gave the pictures are from those that were planned. */
    long seedsOff;

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
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<Edit> edits, Progress progress) {
        sources.add(source);
        RgbImage photo = source.photo();
        List<EditedPhoto> results = new ArrayList<>();
        for (Edit edit : edits) {
            if (defect != null) {
                results.add(new EditedPhoto(null, List.of(edit), 4, defect));
                continue;
            }
            byte[] shifted = photo.rgb().clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += (byte) (edit.seed() + Math.round(100 * edit.strength()));
            }
            RgbImage picture = new RgbImage(photo.width(), photo.height(), shifted);
            results.add(new EditedPhoto(picture, List.of(edit.withSeed(edit.seed() + seedsOff)), 1, null));
            progress.report(results.size(), edits.size());
        }
        return results;
    }
}
