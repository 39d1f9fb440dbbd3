package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inflight.WidthSearch;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.OutOfMemory;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.UNetConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how wide a model's batches should be on this machine: guided rows of the model's own size, whose values do not
 * matter.
 */
public final class UNetTrial {

    private static final Logger log = LoggerFactory.getLogger(UNetTrial.class);

    /** What the search may take; a model for which one step takes longer gains nothing from batches on such a device. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** The first calls of a new width are slower: libtorch looks at the shapes. */
    private static final int WARM_UP = 2;

    private static final int TIMED = 2;

    private final StableDiffusion model;
    private final PromptEncoder prompts;
    private final InstantSource clock;

    private UNetTrial(StableDiffusion model, PromptEncoder prompts, InstantSource clock) {
        this.model = model;
        this.prompts = prompts;
        this.clock = clock;
    }

    /** Settings with the narrowest batch that is as fast as any; a fixed width stays as it is. */
    static BatchSettings measured(StableDiffusion model, PromptEncoder prompts, BatchSettings settings) {
        if (settings.deterministic() || settings.maxBatch() == 1) {
            return settings;
        }
        UNetTrial trial = new UNetTrial(model, prompts, InstantSource.system());
        int width = new WidthSearch(settings.maxBatch(), BUDGET, OutOfMemory::isCause).find(trial::run);
        log.info("Batches have room for {} edits, by measurement; {} are allowed", width, settings.maxBatch());
        return settings.withMaxBatch(width);
    }

    private Duration run(int edits) {
        try (NDManager manager = model.newManager()) {
            UNetConfig config = model.unet().config();
            NDArray sample =
                    manager.zeros(new Shape(edits, config.inChannels(), config.sampleSize(), config.sampleSize()));
            NDArray timesteps = manager.ones(new Shape(edits));
            try (TextStates states = states(manager, 2 * edits)) {
                IntStream.range(0, WARM_UP).forEach(i -> time(sample, timesteps, states));
                return IntStream.range(0, TIMED)
                        .mapToObj(i -> time(sample, timesteps, states))
                        .min(Duration::compareTo)
                        .orElseThrow();
            }
        }
    }

    private TextStates states(NDManager manager, int rows) {
        UNetConfig config = model.unet().config();
        int tokens = prompts.tokenizer().modelMaxLength();
        NDArray states = manager.zeros(new Shape(rows, tokens, config.crossAttentionDim()));
        UNetConfig.TextTime added = config.textTime();
        if (added == null) {
            return TextStates.of(states);
        }
        int sizes = PromptEncoder.SIZES;
        int pooled = added.inputDim() - sizes * added.timeEmbedDim();
        return new TextStates(
                states,
                new AddedConditions(manager.zeros(new Shape(rows, pooled)), manager.zeros(new Shape(rows, sizes))));
    }

    private Duration time(NDArray sample, NDArray timesteps, TextStates states) {
        Instant begin = clock.instant();
        int edits = (int) sample.getShape().get(0);
        List<Integer> guided =
                IntStream.range(0, 2 * edits).mapToObj(row -> row % edits).toList();
        try (NDArray output = states.ask(model.unet(), sample, timesteps, guided)) {
            // reading a number waits for the device
            output.get("0, 0, 0, :1").toFloatArray();
        }
        return Duration.between(begin, clock.instant());
    }
}
