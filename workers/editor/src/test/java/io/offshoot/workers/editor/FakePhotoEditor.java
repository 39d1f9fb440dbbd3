package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.score.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands in for a diffusion model: shifts the photo's colours by the edit's seed and strength, at once. */
final class FakePhotoEditor implements PhotoEditor {

    static final String FINGERPRINT = "fake-model";
    static final String OTHER_FINGERPRINT = "fake-model-with-another-unet";
    static final int WIDTH = 4;

    final List<Source> sources = new CopyOnWriteArrayList<>();
    private final String fingerprint;

    /** What is wrong with every picture; null for nothing. */
    @Nullable
    Defect defect;

    /** The score of every picture; null for none. */
    @Nullable
    Double score = 0.5;

    final List<Labelled> scored = new CopyOnWriteArrayList<>();

    /** How far the seeds that gave the pictures are from those that were planned. */
    long seedsOff;

    FakePhotoEditor() {
        this(FINGERPRINT);
    }

    FakePhotoEditor(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
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
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        sources.add(source);
        List<EditedPhoto> results = new ArrayList<>();
        for (EditChain chain : chains) {
            results.add(
                    defect == null ? edited(source.photo(), chain) : new EditedPhoto(null, chain.stages(), 4, defect));
            progress.report(results.size(), chains.size());
        }
        return results;
    }

    @Override
    public List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        scored.addAll(pictures);
        return pictures.stream()
                .map(picture -> score == null ? OptionalDouble.empty() : OptionalDouble.of(score))
                .toList();
    }

    private EditedPhoto edited(RgbImage photo, EditChain chain) {
        byte[] shifted = photo.rgb().clone();
        for (Edit stage : chain.stages()) {
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += (byte) (stage.seed() + Math.round(100 * stage.strength()));
            }
        }
        return new EditedPhoto(
                new RgbImage(photo.width(), photo.height(), shifted),
                chain.stages().stream()
                        .map(stage -> stage.withSeed(stage.seed() + seedsOff))
                        .toList(),
                1,
                null);
    }
}
