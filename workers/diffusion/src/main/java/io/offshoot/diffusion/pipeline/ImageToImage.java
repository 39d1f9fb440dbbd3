package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.Moments;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Edits photos by partial denoising (SDEdit, arXiv 2108.01073), as diffusers' StableDiffusionImg2ImgPipeline and
 * StableDiffusionXLImg2ImgPipeline do.
 *
 * <p>A photo is encoded once however many edits it gets, a prompt once however many edits use it, and the edits of one
 * photo run as one batch. The model stays the caller's. Safe for use by several threads, which take turns at the
 * networks.
 */
public final class ImageToImage implements Pipeline, AutoCloseable {

    private final StableDiffusion model;
    private final PromptEncoder prompts;
    private final LatentCodec codec;
    private final DenoisingLoop loop;
    private final Scheduler scheduler;
    private final int maxBatchSize;

    private ImageToImage(StableDiffusion model, PromptEncoder prompts, Scheduler scheduler, int maxBatchSize) {
        if (maxBatchSize < 1) {
            throw new IllegalArgumentException("maxBatchSize must be at least 1, was " + maxBatchSize);
        }
        this.model = model;
        this.prompts = prompts;
        this.codec = new LatentCodec(model.vae());
        this.loop = new DenoisingLoop(model.unet());
        this.scheduler = scheduler;
        this.maxBatchSize = maxBatchSize;
    }

    /**
     * The pipeline of a model, with the scheduler that its folder names.
     *
     * @param maxBatchSize most edits that are computed at once; more are done one batch after the other
     * @throws IOException when tokenizer or scheduler cannot be read
     */
    public static ImageToImage load(StableDiffusion model, int maxBatchSize) throws IOException {
        return load(model, SchedulerConfigFile.parse(model.schedulerConfig()), maxBatchSize);
    }

    /** As above, with a scheduler of the caller's choice. */
    public static ImageToImage load(StableDiffusion model, SchedulerConfig config, int maxBatchSize)
            throws IOException {
        Scheduler scheduler = Scheduler.of(config.asStableDiffusion());
        return new ImageToImage(model, PromptEncoder.load(model), scheduler, maxBatchSize);
    }

    @Override
    public ModelSize size() {
        return new ModelSize(
                model.unet().config().sampleSize() * model.vae().factor(),
                model.vae().factor());
    }

    @Override
    public List<Double> timesteps(Edit edit) {
        return row(edit).run().timesteps();
    }

    /**
     * Edits a photo.
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

    @Override
    public List<DecodedPicture> editAsIs(
            RgbImage picture, ConceptVectors concept, List<Edit> edits, Progress progress) {
        picture.size().requireMultipleOf(size().factor());
        edits.forEach(edit -> edit.options().requireSize(picture.size()));
        List<DenoisingRow> rows = edits.stream().map(this::row).toList();
        StepCounter counter = StepCounter.of(rows, progress);
        List<DecodedPicture> results = new ArrayList<>();
        try (NDManager manager = model.newManager()) {
            Moments moments = codec.encode(codec.pixels(manager, List.of(picture)));
            PromptStates states = states(manager, edits, concept, picture.size());
            for (int from = 0; from < edits.size(); from += maxBatchSize) {
                int to = Math.min(from + maxBatchSize, edits.size());
                results.addAll(batch(moments, states, edits.subList(from, to), rows.subList(from, to), counter));
            }
        }
        return results;
    }

    @Override
    public void close() {
        prompts.close();
    }

    private DenoisingRow row(Edit edit) {
        return DenoisingRow.of(edit, scheduler);
    }

    private List<DecodedPicture> batch(
            Moments moments, PromptStates states, List<Edit> edits, List<DenoisingRow> rows, StepListener listener) {
        try (NDManager scope = moments.mean().getManager().newSubManager()) {
            Draws draws = Draws.of(scope, edits, rows, moments.mean().getShape());
            NDArray init = codec.sample(moments, draws.posterior());
            init.attach(scope);
            StartLatents start = StartLatents.of(
                    init, draws.noise(), edits, rows, model.vae().factor());
            NDArray latents = loop.run(start, rows, states.of(scope, edits), listener);
            return LatentCodec.pictures(codec.decode(latents));
        }
    }

    private PromptStates states(NDManager manager, List<Edit> edits, ConceptVectors concept, PictureSize picture) {
        List<String> distinct = edits.stream()
                .flatMap(edit ->
                        edit.guided() ? Stream.of(edit.prompt(), edit.negativePrompt()) : Stream.of(edit.prompt()))
                .distinct()
                .toList();
        return new PromptStates(
                distinct, prompts.encode(manager, distinct, concept, picture), model.emptyPromptIsZero());
    }
}
