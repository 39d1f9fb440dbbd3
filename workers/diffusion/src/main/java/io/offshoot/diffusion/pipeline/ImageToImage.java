package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inflight.BatchStats;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Edits photos by partial denoising (SDEdit, arXiv 2108.01073), as diffusers' StableDiffusionImg2ImgPipeline and
 * StableDiffusionXLImg2ImgPipeline do.
 *
 * <p>Edits of several callers run together: see {@link Stages}. An edit's result does not depend on its company, but for
 * rounding, and not at all where the settings are deterministic. The model stays the caller's, who closes it after this.
 */
public final class ImageToImage implements Pipeline, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final StableDiffusion model;
    private final PromptEncoder prompts;
    private final Scheduler scheduler;
    private final Stages stages;

    private ImageToImage(StableDiffusion model, PromptEncoder prompts, Scheduler scheduler, Stages stages) {
        this.model = model;
        this.prompts = prompts;
        this.scheduler = scheduler;
        this.stages = stages;
    }

    /**
     * The pipeline of a model, with the scheduler that its folder names.
     *
     * @throws IOException when tokenizer or scheduler cannot be read
     */
    public static ImageToImage load(StableDiffusion model, BatchSettings settings) throws IOException {
        return load(model, SchedulerConfigFile.parse(model.schedulerConfig()), settings);
    }

    /** As above, with a scheduler of the caller's choice. */
    public static ImageToImage load(StableDiffusion model, SchedulerConfig config, BatchSettings settings)
            throws IOException {
        Sampling sampling = Sampling.of(config.asStableDiffusion());
        PromptEncoder prompts = PromptEncoder.load(model);
        return new ImageToImage(model, prompts, sampling.scheduler(), Stages.start(model, prompts, sampling, settings));
    }

    /**
     * The pipeline of a model, with batches as wide as a short measurement finds useful, within the settings.
     *
     * @throws IOException when tokenizer or scheduler cannot be read
     */
    public static ImageToImage measured(StableDiffusion model, SchedulerConfig config, BatchSettings settings)
            throws IOException {
        try (PromptEncoder prompts = PromptEncoder.load(model)) {
            return load(model, config, UNetTrial.measured(model, prompts, settings));
        }
    }

    /**
     * This pipeline with another UNet for the same model, whose rows form batches of their own. Both stay the caller's:
     * the UNet is to be closed when no edits are left that use it.
     */
    public Pipeline withUNet(UNet2DConditionModel unet) {
        return new OtherUNet(this, unet);
    }

    /** Running totals of the batches. */
    public BatchStats stats() {
        return stages.stats();
    }

    @Override
    public ModelSize size() {
        return new ModelSize(
                model.unet().config().sampleSize() * model.vae().factor(),
                model.vae().factor());
    }

    @Override
    public int trainTimesteps() {
        return scheduler.noise().length();
    }

    @Override
    public List<Double> timesteps(Edit edit) {
        return DenoisingRow.of(edit, scheduler).run().timesteps();
    }

    @Override
    public Submission submit(RgbImage picture, ConceptVectors concept, List<Edit> edits, Listener listener) {
        return submit(model.unet(), picture, concept, edits, listener);
    }

    Submission submit(
            UNet2DConditionModel unet, RgbImage picture, ConceptVectors concept, List<Edit> edits, Listener listener) {
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("edits must not be empty");
        }
        picture.size().requireMultipleOf(size().factor());
        edits.forEach(edit -> edit.options().requireSize(picture.size()));
        edits.forEach(this::timesteps);
        prompts.requireUsable(concept);
        UNetKind kind = UNetKind.of(unet, picture.size(), size().side());
        Ticket ticket = new Ticket(picture, concept, edits, listener, kind, model.newManager());
        stages.put(ticket);
        return ticket;
    }

    @Override
    public CompletableFuture<double[]> losses(RgbImage picture, List<Probe> probes) {
        return losses(model.unet(), picture, probes);
    }

    CompletableFuture<double[]> losses(UNet2DConditionModel unet, RgbImage picture, List<Probe> probes) {
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("probes must not be empty");
        }
        picture.size().requireMultipleOf(size().factor());
        probes.forEach(probe -> scheduler.noise().at(probe.timestep()));
        probes.stream().map(Probe::concept).distinct().forEach(prompts::requireUsable);
        UNetKind kind = UNetKind.of(unet, picture.size(), size().side());
        ProbeTicket ticket = new ProbeTicket(picture, probes, kind, model.newManager());
        stages.put(ticket);
        return ticket.answer();
    }

    /**
     * Edits a photo and waits for it.
     *
     * <p>The photo is squashed to the model's size and the results back to the photo's, as DA-Fusion does.
     *
     * @param concept what the placeholder in the prompts stands for, or {@link ConceptVectors#none}
     * @param progress counts denoising steps, those of all edits together
     * @return one picture of the photo's size per edit, in order
     * @throws IllegalArgumentException when an edit has too low a strength, or the concept belongs to another model
     */
    public List<RgbImage> edit(RgbImage source, ConceptVectors concept, List<Edit> edits, Progress progress) {
        Frame frame = Frame.squashed(source.size(), PictureSize.square(size().side()));
        return editAsIs(frame.enter(source), concept, edits, progress).stream()
                .map(result -> frame.leave(result.image(), source))
                .toList();
    }

    /** Edits a picture at its own size and waits for it; arguments as for {@link #submit} and {@link #edit}. */
    public List<DecodedPicture> editAsIs(
            RgbImage picture, ConceptVectors concept, List<Edit> edits, Progress progress) {
        long total = edits.stream().mapToLong(edit -> timesteps(edit).size()).sum();
        Arrivals<Integer> arrivals = new Arrivals<>();
        List<Integer> places = IntStream.range(0, edits.size()).boxed().toList();
        Submission submission = submit(picture, concept, edits, arrivals.of(places));
        try {
            List<DecodedPicture> results =
                    new ArrayList<>(Collections.nCopies(edits.size(), new DecodedPicture(picture, false)));
            for (int missing = edits.size(); missing > 0; ) {
                var arrived = arrivals.next(LOOK);
                arrived.ifPresent(one -> results.set(one.edit(), one.picture()));
                missing -= arrived.isPresent() ? 1 : 0;
                progress.report(arrivals.steps(), total);
            }
            return results;
        } finally {
            submission.cancel();
        }
    }

    /** Ends all edits that are not done; they fail. */
    @Override
    public void close() {
        stages.close();
        prompts.close();
    }
}
