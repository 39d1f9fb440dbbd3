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
    private final TextEncoder textEncoder;
    private final AutoencoderKL vae;
    private final UNet2DConditionModel unet;

    private StableDiffusion(ModelFolder folder, LoadSettings settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.textEncoder = TextEncoder.load(folder, settings);
        this.vae = AutoencoderKL.load(folder, settings);
        this.unet = UNet2DConditionModel.load(folder, settings);
    }

    /**
     * Loads a diffusers folder of the SD 1.x or 2.x shape.
     *
     * @throws IOException if a file is missing or does not fit; the message names it
     */
    public static StableDiffusion load(Path folder, LoadSettings settings) throws IOException {
        return new StableDiffusion(ModelFolder.open(folder), settings);
    }

    public TextEncoder textEncoder() {
        return textEncoder;
    }

    public AutoencoderKL vae() {
        return vae;
    }

    public UNet2DConditionModel unet() {
        return unet;
    }

    /** The text of {@code scheduler/scheduler_config.json}. */
    public JsonNode schedulerConfig() throws IOException {
        return folder.config("scheduler").json();
    }

    /** Where vocab.json and merges.txt are. */
    public Path tokenizerFolder() {
        return folder.root().resolve("tokenizer");
    }

    /** A SHA-256 over the configurations, weights and vocabulary: which model a concept was learned on. */
    public String fingerprint() {
        return folder.fingerprint();
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
