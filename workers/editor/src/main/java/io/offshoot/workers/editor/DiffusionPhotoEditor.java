package io.offshoot.workers.editor;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.PhotoScores;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.pipeline.Pipeline;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.score.Labelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Edits photos by image-to-image diffusion on a Stable Diffusion model. */
public final class DiffusionPhotoEditor implements PhotoEditor, AutoCloseable {

    /** Further attempts at an edit without a picture in it. */
    private static final int RETRIES = 3;

    private final StableDiffusion model;
    private final SchedulerConfig config;
    private final Scheduler scheduler;
    private final ImageToImage shared;
    private final PhotoEdits photoEdits;
    private final PhotoScores photoScores;
    private final Runnable closing;

    private DiffusionPhotoEditor(
            StableDiffusion model, SchedulerConfig config, ImageToImage shared, Pipeline pipeline, Runnable closing) {
        this.model = model;
        this.config = config;
        this.scheduler = Scheduler.of(config);
        this.shared = shared;
        this.photoEdits = new PhotoEdits(pipeline, PictureCheck.DEFAULT, RETRIES);
        this.photoScores = new PhotoScores(pipeline);
        this.closing = closing;
    }

    /**
     * Prepares editing with a model, which stays the caller's; measures how many edits are worth computing at once.
     *
     * @param batch most edits computed at once
     * @throws IOException when its tokenizer or scheduler cannot be read
     */
    public static DiffusionPhotoEditor of(StableDiffusion model, BatchSettings batch) throws IOException {
        return of(model, SchedulerConfigFile.parse(model.schedulerConfig()), batch);
    }

    /** As above, with a scheduler of the caller's choice. */
    public static DiffusionPhotoEditor of(StableDiffusion model, SchedulerConfig scheduler, BatchSettings batch)
            throws IOException {
        SchedulerConfig config = scheduler.asStableDiffusion();
        ImageToImage pipeline = ImageToImage.measured(model, config, batch);
        return new DiffusionPhotoEditor(model, config, pipeline, pipeline, pipeline::close);
    }

    /**
     * The same with the model's UNet replaced by another, which is closed with the result; close it before this. The two
     * share the device: their edits take turns, and everything but the UNet is there once.
     *
     * @throws IOException when the UNet does not fit the model; the message names the file
     */
    public DiffusionPhotoEditor withUNet(Path unetFolder) throws IOException {
        StableDiffusion swapped = model.withUNet(unetFolder);
        return new DiffusionPhotoEditor(swapped, config, shared, shared.withUNet(swapped.unet()), swapped::close);
    }

    /** Metrics of the batches. */
    public MeterBinder metrics() {
        return new BatchMetrics(shared.stats());
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
    public List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        return photoScores.score(framing, pictures, timesteps, progress);
    }

    @Override
    public void close() {
        closing.run();
    }
}
