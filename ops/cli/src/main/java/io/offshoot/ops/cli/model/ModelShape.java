package io.offshoot.ops.cli.model;

import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.TextConfig;
import io.offshoot.diffusion.model.TextEncoder;
import io.offshoot.diffusion.model.UNetConfig;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model is, in lines. */
final class ModelShape {
    private final StableDiffusion model;
    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    private ModelShape(StableDiffusion model, Path folder) {
        this.model = model;
        this.folder = folder;
    }

    /** One line per part, and one for all. */
    static List<String> lines(StableDiffusion model, Path folder) {
        return new ModelShape(model, folder).lines();
    }

    private List<String> lines() {
        add("family", family());
        add("pictures", pictures());
        add("scheduler", scheduler());
        text("text_encoder", model.textEncoder());
        TextEncoder second = model.textEncoder2();
        if (second != null) {
            text("text_encoder_2", second);
        }
        network(
                "vae",
                model.vae().numParameters(),
                "channels " + model.vae().config().blockOutChannels());
        UNetConfig unet = model.unet().config();
        network(
                "unet",
                model.unet().numParameters(),
                "channels %s, heads %s".formatted(unet.blockOutChannels(), unet.heads()));
        add("all", "%,d parameters".formatted(model.numParameters()));
        add("fingerprint", model.fingerprint());
        return lines;
    }

    /** Stable Diffusion 2 took over OpenCLIP's text encoder and with it the exact gelu. */
    private String family() {
        if (model.textEncoder2() != null) {
            return "Stable Diffusion XL";
        }
        boolean first = model.textEncoder().config().activation().equals("quick_gelu");
        return first ? "Stable Diffusion 1.x" : "Stable Diffusion 2.x";
    }

    private String pictures() {
        int latents = model.unet().config().sampleSize();
        int side = latents * model.vae().factor();
        return "%d x %d pixels, or other multiples of %d; latents of %d channels"
                .formatted(
                        side, side, model.vae().factor(), model.unet().config().inChannels());
    }

    private String scheduler() {
        SchedulerConfig config = SchedulerConfigFile.parse(model.schedulerConfig());
        return "%s, %s, %d training timesteps"
                .formatted(
                        config.className(),
                        config.predictionType().name().toLowerCase(Locale.ROOT),
                        config.numTrainTimesteps());
    }

    private void text(String part, TextEncoder encoder) {
        TextConfig config = encoder.config();
        network(
                part,
                encoder.numParameters(),
                "%d layers of width %d, %s, %,d tokens"
                        .formatted(config.layers(), config.hiddenSize(), config.activation(), config.vocabSize()));
    }

    private void network(String part, long parameters, String shape) {
        add(
                part,
                "%,d parameters, stored as %s, %s"
                        .formatted(parameters, ModelParts.storedTypes(folder.resolve(part)), shape));
    }

    private void add(String name, String what) {
        lines.add("%-15s %s".formatted(name + ":", what));
    }
}
