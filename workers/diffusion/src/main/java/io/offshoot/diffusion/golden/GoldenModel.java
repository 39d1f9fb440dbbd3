package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.AutoencoderKL;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.TextEncoder;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model under test; tokenizer and networks are loaded when a section first needs them. */
final class GoldenModel implements AutoCloseable {

    private final @Nullable ModelFolder folder;
    private final LoadSettings settings;
    private @Nullable ClipTokenizer tokenizer;
    private @Nullable StableDiffusion networks;
    private @Nullable PromptEncoder prompts;
    private @Nullable AutoencoderKL vae;
    private @Nullable UNet2DConditionModel unet;
    private final Map<String, TextEncoder> textEncoders = new HashMap<>();

    GoldenModel(@Nullable ModelFolder folder, LoadSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    ClipTokenizer tokenizer() throws IOException {
        ClipTokenizer loaded = tokenizer;
        if (loaded == null) {
            loaded = ClipTokenizer.load(folder().root().resolve("tokenizer"));
            tokenizer = loaded;
        }
        return loaded;
    }

    /** One text encoder alone, so that a folder without the other networks will do. */
    TextEncoder textEncoder(String part) throws IOException {
        TextEncoder loaded = textEncoders.get(part);
        if (loaded == null) {
            loaded = TextEncoder.load(folder(), part, settings);
            textEncoders.put(part, loaded);
        }
        return loaded;
    }

    AutoencoderKL vae() throws IOException {
        AutoencoderKL loaded = vae;
        if (loaded == null) {
            loaded = AutoencoderKL.load(folder(), settings);
            vae = loaded;
        }
        return loaded;
    }

    UNet2DConditionModel unet() throws IOException {
        UNet2DConditionModel loaded = unet;
        if (loaded == null) {
            loaded = UNet2DConditionModel.load(folder(), settings);
            unet = loaded;
        }
        return loaded;
    }

    /** A manager of arrays on the device that the networks run on; the caller closes it. */
    NDManager newManager() {
        return settings.newManager();
    }

    StableDiffusion networks() throws IOException {
        StableDiffusion loaded = networks;
        if (loaded == null) {
            loaded = StableDiffusion.load(folder(), settings);
            networks = loaded;
        }
        return loaded;
    }

    PromptEncoder prompts() throws IOException {
        PromptEncoder loaded = prompts;
        if (loaded == null) {
            loaded = PromptEncoder.load(networks());
            prompts = loaded;
        }
        return loaded;
    }

    SchedulerConfig schedulerConfig() throws IOException {
        return SchedulerConfigFile.parse(networks().schedulerConfig());
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
        if (prompts != null) {
            prompts.close();
        }
        if (networks != null) {
            networks.close();
        }
        if (vae != null) {
            vae.close();
        }
        if (unet != null) {
            unet.close();
        }
        textEncoders.values().forEach(TextEncoder::close);
    }

    private ModelFolder folder() {
        if (folder == null) {
            throw new IllegalArgumentException(
                    "name a model folder: only the sections schedulers and preprocess need none");
        }
        return folder;
    }
}
