package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A whole Stable Diffusion model: the three networks and what belongs to them.
 *
 * <p>Arrays given to the networks must live on the model's device, see {@link #newManager()}. Each network lets one
 * thread in at a time; two threads that want to compute at once load the model twice.
 */
public final class StableDiffusion implements AutoCloseable {

    private final ModelFolder folder;
    private final LoadSettings settings;
    private final JsonNode schedulerConfig;
    private final String fingerprint;
    private final TextEncoder textEncoder;
    private final AutoencoderKL vae;
    private final UNet2DConditionModel unet;

    private StableDiffusion(
            ModelFolder folder,
            LoadSettings settings,
            TextEncoder textEncoder,
            AutoencoderKL vae,
            UNet2DConditionModel unet)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.schedulerConfig = folder.config("scheduler").json();
        this.fingerprint = folder.fingerprint();
        this.textEncoder = textEncoder;
        this.vae = vae;
        this.unet = unet;
    }

    /**
     * Loads a diffusers folder of the SD 1.x or 2.x shape.
     *
     * @throws IOException if a file is missing or does not fit; the message names it
     */
    public static StableDiffusion load(Path path, LoadSettings settings) throws IOException {
        ModelFolder folder = ModelFolder.open(path);
        TextEncoder textEncoder = TextEncoder.load(folder, settings);
        try {
            return load(folder, settings, textEncoder);
        } catch (IOException | RuntimeException e) {
            textEncoder.close();
            throw e;
        }
    }

    private static StableDiffusion load(ModelFolder folder, LoadSettings settings, TextEncoder textEncoder)
            throws IOException {
        AutoencoderKL vae = AutoencoderKL.load(folder, settings);
        try {
            UNet2DConditionModel unet = UNet2DConditionModel.load(folder, settings);
            return new StableDiffusion(folder, settings, textEncoder, vae, unet);
        } catch (IOException | RuntimeException e) {
            vae.close();
            throw e;
        }
    }

    /** The text encoder; closed with the model. */
    public TextEncoder textEncoder() {
        return textEncoder;
    }

    /** The autoencoder; closed with the model. */
    public AutoencoderKL vae() {
        return vae;
    }

    /** The denoiser; closed with the model. */
    public UNet2DConditionModel unet() {
        return unet;
    }

    /** The text of {@code scheduler/scheduler_config.json}. */
    public JsonNode schedulerConfig() {
        return schedulerConfig;
    }

    /** Where vocab.json and merges.txt are. */
    public Path tokenizerFolder() {
        return folder.root().resolve("tokenizer");
    }

    /** A SHA-256 over the configurations, weights and vocabulary: which model a concept was learned on. */
    public String fingerprint() {
        return fingerprint;
    }

    /** A manager of arrays on the model's device; the caller closes it. */
    public NDManager newManager() {
        return NDManager.newBaseManager(settings.device(), Libtorch.ENGINE);
    }

    @Override
    public void close() {
        textEncoder.close();
        vae.close();
        unet.close();
    }
}
