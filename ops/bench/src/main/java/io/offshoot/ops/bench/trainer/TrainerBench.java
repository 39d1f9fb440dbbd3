package io.offshoot.ops.bench.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;

/**
 * Steps per second of textual inversion here and in diffusers: same photos, weights, batch and threads, in turns. Encoding the
 * photos once is not in this side's time, as it happens once in a thousand steps; looking at held-out noise is.
 */
public final class TrainerBench {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private final TrainerBenchSettings settings;
    private final Consumer<String> out;

    /** @param out hears every round, and at the end the JSON object */
    public TrainerBench(TrainerBenchSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Runs all rounds.
     *
     * @return whether Offshoot is fast enough
     * @throws io.offshoot.ops.bench.BenchException when Python cannot run
     */
    public boolean run() throws IOException {
        LoadSettings load = LoadSettings.cpu().withThreads(settings.threads());
        try (StableDiffusion model = StableDiffusion.load(settings.model(), load);
                ExamplePhotos photos = ExamplePhotos.simulated(
                        model.unet().config().sampleSize() * model.vae().factor());
                DiffusersTrainer diffusers = new DiffusersTrainer(settings, photos.folder())) {
            TrainerComparison comparison = compare(model, photos, diffusers);
            out.accept(json(comparison));
            return comparison.isPassed();
        }
    }

    private TrainerComparison compare(StableDiffusion model, ExamplePhotos photos, DiffusersTrainer diffusers)
            throws IOException {
        Turns turns = new Turns(settings, diffusers::round, System::nanoTime, out);
        try (TextualInversion inversion = TextualInversion.load(model)) {
            InversionSettings inversionSettings = inversionSettings();
            inversion.resume(inversion.start(inversionSettings), photos.pixels(), inversionSettings, turns);
        }
        return turns.comparison();
    }

    private InversionSettings inversionSettings() {
        InversionSettings daFusion = InversionSettings.daFusion();
        OptimizerSettings optimizer = daFusion.optimizer();
        return daFusion.withSteps(settings.warmUp() + settings.rounds() * settings.steps())
                .withStart(new ConceptStart(1, "a"))
                .withOptimizer(
                        new OptimizerSettings(optimizer.learningRate(), optimizer.weightDecay(), settings.batch(), 1));
    }

    private String json(TrainerComparison comparison) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("bench", "trainer")
                .put("threads", settings.threads())
                .put("batch", settings.batch())
                .put("rounds", settings.rounds())
                .put("steps_per_round", settings.steps());
        number(json, "offshoot_steps_per_s", comparison.offshootStepsPerSecond());
        number(json, "diffusers_steps_per_s", comparison.pythonStepsPerSecond());
        number(json, "ratio", comparison.ratio());
        number(json, "ratio_median", comparison.ratios().median());
        number(json, "ratio_least", comparison.ratios().least());
        number(json, "ratio_greatest", comparison.ratios().greatest());
        number(json, "diffusers_encode_share", comparison.encodeShare());
        number(json, "diffusers_backward_share", comparison.backwardShare());
        return json.put("pass", comparison.isPassed()).toString();
    }

    private static void number(ObjectNode json, String key, double value) {
        json.put(key, new BigDecimal(value).round(FOUR_DIGITS));
    }
}
