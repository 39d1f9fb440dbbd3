package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.util.List;

/** Edits photos by image-to-image diffusion on a Stable Diffusion model, which stays the caller's. */
public final class DiffusionPhotoEditor implements PhotoEditor, AutoCloseable {

    /** Further attempts at an edit without a picture in it. */
    private static final int RETRIES = 3;

    private final StableDiffusion model;
    private final SchedulerConfig config;
    private final Scheduler scheduler;
    private final ImageToImage pipeline;
    private final PhotoEdits photoEdits;

    private DiffusionPhotoEditor(StableDiffusion model, SchedulerConfig config, ImageToImage pipeline) {
        this.model = model;
        this.config = config;
        this.scheduler = Scheduler.of(config);
        this.pipeline = pipeline;
        this.photoEdits = new PhotoEdits(pipeline, PictureCheck.DEFAULT, RETRIES);
    }

    /**
     * Prepares editing with a model.
     *
     * @param maxBatchSize most edits computed at once
     * @throws IOException when its tokenizer or scheduler cannot be read
     */
    public static DiffusionPhotoEditor of(StableDiffusion model, int maxBatchSize) throws IOException {
        SchedulerConfig config =
                SchedulerConfigFile.parse(model.schedulerConfig()).asStableDiffusion();
        return new DiffusionPhotoEditor(model, config, ImageToImage.load(model, maxBatchSize));
    }

    @Override
    public String fingerprint() {
        return model.fingerprint();
    }

    @Override
    public int vectorWidth() {
        return model.textEncoder().width();
    }

    @Override
    public String scheduler() {
        return config.className();
    }

    @Override
    public int firstTimestep(Edit edit) {
        SamplingRun run = SamplingRun.of(scheduler, edit.numInferenceSteps(), edit.strength());
        // some samplers go between two training timesteps
        return (int) Math.round(run.timesteps().get(0));
    }

    @Override
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<Edit> edits, Progress progress) {
        return photoEdits.edit(
                source, concept, edits.stream().map(EditChain::of).toList(), progress);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
