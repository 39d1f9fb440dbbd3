package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.LatentCodec;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Learns the vectors of a concept from a few pictures by textual inversion (arXiv 2208.01618), as diffusers'
 * textual_inversion.py and DA-Fusion's fine_tune.py do: all networks are frozen, AdamW moves the vectors only.
 *
 * <p>Two things are done better. A picture's posterior is encoded once and only sampled anew in every step; and the
 * vectors that are given back are the best ones on held-out noise, which is drawn once from another seed. And unlike in
 * DA-Fusion's copy of the multi-vector script, every prompt holds all vectors, so that all are trained.
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
        if (model.textEncoder2() != null) {
            throw new IllegalArgumentException(
                    "concepts are learned on Stable Diffusion 1.x and 2.x; this model has the SDXL shape");
        }
        return new TextualInversion(
                model, PromptEncoder.load(model), SchedulerConfigFile.parse(model.schedulerConfig()));
    }

    /**
     * Learns a concept.
     *
     * @param examples pictures of the concept; squashed to the model's size
     * @param progress counts optimiser steps
     * @throws IllegalArgumentException when there is no example, or the vectors do not fit into a prompt
     * @throws ArithmeticException when the loss stops being a number
     */
    public LearnedConcept learn(List<RgbImage> examples, InversionSettings settings, Progress progress) {
        return resume(start(settings), examples, settings, progress);
    }

    /** The state before the first step, from the vectors that the settings start from, else from their initialiser's. */
    public TrainingState start(InversionSettings settings) {
        List<float[]> vectors = settings.start().vectors();
        if (!vectors.isEmpty()) {
            return TrainingState.startingFrom(new ConceptVectors(PLACEHOLDER, vectors));
        }
        float[] initial = InitialVectors.of(
                tokenVectors(settings.start().initializerToken()),
                settings.start().numVectors());
        return TrainingState.startingFrom(initial, model.textEncoder().width());
    }

    /**
     * Goes on from where an earlier run ended, or starts from the vectors of an earlier version of the concept. With the same
     * examples and settings, a run that was broken off and resumed gives what it would have given in one go.
     *
     * @param state whose number of vectors counts; the start that the settings name is not used
     * @throws IllegalArgumentException as above, or when the state is of another width or has taken all steps already
     * @throws ArithmeticException when the loss stops being a number
     */
    public LearnedConcept resume(
            TrainingState state, List<RgbImage> examples, InversionSettings settings, Progress progress) {
        return resume(state, examples, settings, TrainingListener.counting(progress));
    }

    /** The same, told of every step and of states to go on from. */
    public LearnedConcept resume(
            TrainingState state, List<RgbImage> examples, InversionSettings settings, TrainingListener listener) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("a concept needs at least one example picture");
        }
        if (state.steps() >= settings.steps()) {
            throw new IllegalArgumentException("steps must be above the %d that were taken already, was %d"
                    .formatted(state.steps(), settings.steps()));
        }
        ConceptVectors concept = new ConceptVectors(PLACEHOLDER, state.bestVectors());
        try (NDManager manager = model.newManager()) {
            prompts.requireUsable(concept);
            TrainingData data = new TrainingData(
                    manager,
                    templateIds(manager, settings.examples().templates(), concept),
                    ExampleLatents.encode(manager, new LatentCodec(model.vae()), squashed(examples)),
                    schedule.length());
            return new Training(loss, data, settings, state).run(listener);
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

    /** The ids of all templates [templates, 77], each with a place for every vector. */
    private NDArray templateIds(NDManager manager, List<String> templates, ConceptVectors concept) {
        List<String> texts = templates.stream()
                .map(template -> template.replace("{}", PLACEHOLDER))
                .toList();
        NDArray ids = prompts.inputIds(manager, texts, concept);
        long last =
                (long) prompts.tokenizer().vocabularySize() + concept.vectors().size() - 1;
        long[] flat = ids.toLongArray();
        int length = prompts.tokenizer().modelMaxLength();
        for (int row = 0; row < texts.size(); row++) {
            if (Arrays.stream(flat, row * length, (row + 1) * length).noneMatch(id -> id == last)) {
                throw new IllegalArgumentException("numVectors %d does not fit into the %d tokens of the prompt '%s'"
                        .formatted(concept.vectors().size(), length, templates.get(row)));
            }
        }
        return ids;
    }

    /** The vocabulary's own vectors of the tokens of a word or several. */
    private List<float[]> tokenVectors(String words) {
        try (NDManager scope = model.newManager()) {
            NDArray ids = scope.create(prompts.tokenizer().idsOf(words));
            NDArray vectors = model.textEncoder().tokenEmbeddings(ids);
            return LongStream.range(0, ids.size())
                    .mapToObj(row -> vectors.get(row).toFloatArray())
                    .toList();
        }
    }
}
