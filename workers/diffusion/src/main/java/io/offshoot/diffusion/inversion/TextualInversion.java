package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.LatentCodec;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.tokenizer.TokenIds;
import java.io.IOException;
import java.util.List;

/**
 * Learns one concept vector from a few pictures by textual inversion (arXiv 2208.01618), as diffusers'
 * textual_inversion.py and DA-Fusion's fine_tune.py do: all networks are frozen, AdamW moves the vector only.
 *
 * <p>Two things are done better. A picture's posterior is encoded once and only sampled anew in every step; and the
 * vector that is given back is the best one on held-out noise, which is drawn once from another seed.
 *
 * <p>The model stays the caller's. Safe for use by several threads, which take turns at the networks.
 */
public final class TextualInversion implements AutoCloseable {

    private static final String PLACEHOLDER = "<concept>";

    private final StableDiffusion model;
    private final PromptEncoder prompts;
    private final InversionLoss loss;
    private final NoiseSchedule schedule;

    private TextualInversion(StableDiffusion model, PromptEncoder prompts, SchedulerConfig config) {
        this.model = model;
        this.prompts = prompts;
        this.schedule = NoiseSchedule.of(config);
        this.loss = new InversionLoss(model, schedule, config.predictionType());
    }

    /**
     * Prepares learning on a model.
     *
     * @throws IOException when tokenizer or scheduler cannot be read
     */
    public static TextualInversion load(StableDiffusion model) throws IOException {
        return new TextualInversion(
                model, PromptEncoder.load(model), SchedulerConfigFile.parse(model.schedulerConfig()));
    }

    /**
     * Learns a concept.
     *
     * @param examples pictures of the concept; squashed to the model's size
     * @param progress counts optimiser steps
     * @throws IllegalArgumentException when there is no example, or the initialiser is no single token
     */
    public LearnedConcept learn(List<RgbImage> examples, InversionSettings settings, Progress progress) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("a concept needs at least one example picture");
        }
        try (NDManager manager = model.newManager()) {
            Training training = new Training(this, manager, squashed(examples), settings);
            return training.run(progress);
        }
    }

    @Override
    public void close() {
        prompts.close();
    }

    private List<RgbImage> squashed(List<RgbImage> examples) {
        int size = model.unet().config().sampleSize() * model.vae().factor();
        return examples.stream()
                .map(example -> Resizer.resize(example, size, size, Resampling.BICUBIC))
                .toList();
    }

    /** The latents of pictures of the model's size. */
    ExampleLatents encode(NDManager manager, List<RgbImage> pictures) {
        return ExampleLatents.encode(manager, new LatentCodec(model.vae()), pictures);
    }

    /** The ids of all templates [templates, 77]. */
    NDArray templateIds(NDManager manager, List<String> templates) {
        List<String> texts = templates.stream()
                .map(template -> template.replace("{}", PLACEHOLDER))
                .toList();
        TokenIds ids = prompts.tokenizer().encode(texts, List.of(PLACEHOLDER));
        return manager.create(
                ids.flat(), new Shape(texts.size(), prompts.tokenizer().modelMaxLength()));
    }

    /** The vocabulary's own vector of a single token. */
    float[] vectorOf(String token) {
        try (NDManager scope = model.newManager()) {
            NDArray id = scope.create(new long[] {prompts.tokenizer().idOf(token)});
            return model.textEncoder().tokenEmbeddings(id).toFloatArray();
        }
    }

    InversionLoss loss() {
        return loss;
    }

    int trainTimesteps() {
        return schedule.length();
    }
}
