package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Edits photos by image-to-image diffusion on a Stable Diffusion model. */
public final class DiffusionPhotoEditor implements PhotoEditor, AutoCloseable {

    /** Further attempts at an edit without a picture in it. */
    private static final int RETRIES = 3;

    private final StableDiffusion model;
    private final SchedulerConfig config;
    private final Scheduler scheduler;
    private final ImageToImage pipeline;
    private final PhotoEdits photoEdits;
    private final Runnable closeModel;

    private DiffusionPhotoEditor(
            StableDiffusion model, SchedulerConfig config, ImageToImage pipeline, Runnable closeModel) {
        this.model = model;
        this.config = config;
        this.scheduler = Scheduler.of(config);
        this.pipeline = pipeline;
        this.photoEdits = new PhotoEdits(pipeline, PictureCheck.DEFAULT, RETRIES);
        this.closeModel = closeModel;
    }

    /**
     * Prepares editing with a model, which stays the caller's.
     *
     * @param maxBatchSize most edits computed at once
     * @throws IOException when its tokenizer or scheduler cannot be read
     */
    public static DiffusionPhotoEditor of(StableDiffusion model, int maxBatchSize) throws IOException {
        return of(model, maxBatchSize, () -> {});
    }

    /**
     * The same with the model's UNet replaced by another, which is closed with the result; close it before the model.
     *
     * @throws IOException when the UNet does not fit the model; the message names the file
     */
    public static DiffusionPhotoEditor withUNet(StableDiffusion model, Path unetFolder, int maxBatchSize)
            throws IOException {
        StableDiffusion swapped = model.withUNet(unetFolder);
        try {
            return of(swapped, maxBatchSize, swapped::close);
        } catch (IOException | RuntimeException e) {
            swapped.close();
            throw e;
        }
    }

    private static DiffusionPhotoEditor of(StableDiffusion model, int maxBatchSize, Runnable closeModel)
            throws IOException {
        SchedulerConfig config =
                SchedulerConfigFile.parse(model.schedulerConfig()).asStableDiffusion();
        return new DiffusionPhotoEditor(model, config, ImageToImage.load(model, BatchSettings.upTo(maxBatchSize)), closeModel);
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
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        return photoEdits.edit(source, concept, chains, progress);
    }

    @Override
    public void close() {
        pipeline.close();
        closeModel.run();
    }
}
