package io.offshoot.ops.standin;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PasteBack;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.workers.editor.PhotoEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Stands in for a diffusion model that edits photos: mixes the photo with noise. A picture is a pure function of the
 * photo, its mask, and the seeds and strengths of its chain; the device is held once for each edit.
 *
 * @param device what takes the time
 */
public record StandInPhotoEditor(StandInDevice device) implements PhotoEditor {

    /** What requests name as their base model. */
    public static final String FINGERPRINT = "stand-in";

    /** How many numbers a concept vector has. */
    public static final int VECTOR_WIDTH = 4;

    private static final int TRAIN_TIMESTEPS = 1000;

    @Override
    public String fingerprint() {
        return FINGERPRINT;
    }

    @Override
    public int vectorWidth() {
        return VECTOR_WIDTH;
    }

    @Override
    public String scheduler() {
        return "StandInScheduler";
    }

    @Override
    public int firstTimestep(Edit edit) {
        if ((int) (edit.numInferenceSteps() * edit.strength()) < 1) {
            throw new IllegalArgumentException(
                    "strength %s leaves none of %d steps to run".formatted(edit.strength(), edit.numInferenceSteps()));
        }
        return Math.max(0, (int) Math.round(TRAIN_TIMESTEPS * edit.strength()) - 1);
    }

    @Override
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        int total = chains.stream().mapToInt(chain -> chain.stages().size()).sum();
        int done = 0;
        List<EditedPhoto> results = new ArrayList<>();
        for (EditChain chain : chains) {
            RgbImage picture = source.photo();
            for (Edit stage : chain.stages()) {
                progress.report(done, total);
                device.work();
                picture = mixed(picture, stage);
                done++;
            }
            results.add(new EditedPhoto(protectedIn(source, picture), chain.stages(), 1, null));
        }
        progress.report(done, total);
        return results;
    }

    private static RgbImage mixed(RgbImage picture, Edit edit) {
        byte[] noise = new byte[picture.rgb().length];
        new SplittableRandom(edit.seed()).nextBytes(noise);
        byte[] rgb = new byte[noise.length];
        for (int i = 0; i < rgb.length; i++) {
            double mixture = (1 - edit.strength()) * (picture.rgb()[i] & 0xff) + edit.strength() * (noise[i] & 0xff);
            rgb[i] = (byte) Math.round(mixture);
        }
        return new RgbImage(picture.width(), picture.height(), rgb);
    }

    private static RgbImage protectedIn(Source source, RgbImage edited) {
        if (source.repainted() == null) {
            return edited;
        }
        return new PasteBack(source.framing().feather())
                .paste(source.photo(), edited, source.repainted().inverted());
    }
}
