package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.GuidanceInterval;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the denoising is run. */
public final class SamplingOptions {
    /** What people call diffusers' classes. */
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "ddim", "DDIMScheduler",
            "pndm", "PNDMScheduler",
            "dpmpp_2m", "DPMSolverMultistepScheduler",
            "euler", "EulerDiscreteScheduler");

    @Option(
            names = "--guidance-scale",
            paramLabel = "G",
            description = "Classifier-free guidance scale; 1 turns it off (default: as suits the model, 7.5).")
    private @Nullable Double guidanceScale;

    @Option(
            names = "--num-inference-steps",
            paramLabel = "N",
            description =
                    "Steps of the full schedule, of which an edit makes its strength's share (default: as suits the"
                            + " model, 50).")
    private @Nullable Integer numInferenceSteps;

    @Option(
            names = "--scheduler",
            paramLabel = "NAME",
            description = "Sampler: ddim, pndm, dpmpp_2m, euler, or the name of a diffusers class (default: the one in"
                    + " the model's folder).")
    private @Nullable String scheduler;

    @Option(
            names = "--eta",
            paramLabel = "E",
            defaultValue = "0",
            description = "Fresh noise in every step as a share of DDPM's, in [0, 1]; with ddim only (default:"
                    + " ${DEFAULT-VALUE}).")
    private double eta;

    @Option(
            names = "--guidance-start",
            paramLabel = "F",
            defaultValue = "0",
            description = "Share of an edit's steps before guidance begins (default: ${DEFAULT-VALUE}).")
    private double guidanceStart;

    @Option(
            names = "--guidance-stop",
            paramLabel = "F",
            defaultValue = "1",
            description = "Share of an edit's steps after which guidance ends (default: ${DEFAULT-VALUE}).")
    private double guidanceStop;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Seed of all noise; a single photo's first picture has this very seed, every other picture one"
                            + " that follows from it and the photo's name (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** An edit of these settings; strength and prompt are for the caller to choose. */
    Edit edit(AugmentationPolicy suited, String prompt, String negativePrompt, long ownSeed) {
        return new Edit(
                1,
                Objects.requireNonNullElse(guidanceScale, suited.getGuidanceScale()),
                Objects.requireNonNullElse(numInferenceSteps, suited.getNumInferenceSteps()),
                prompt,
                negativePrompt,
                ownSeed,
                EditOptions.DEFAULT
                        .withEta(eta)
                        .withGuidanceInterval(new GuidanceInterval(guidanceStart, guidanceStop)));
    }

    /** The diffusers class of the sampler; null for the model's own. */
    @Nullable
    String schedulerClass() {
        return scheduler == null ? null : SHORT_NAMES.getOrDefault(scheduler, scheduler);
    }

    long seed() {
        return seed;
    }
}
