package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole Stable Diffusion model: its networks and what belongs to them.
 *
 * <p>Arrays given to the networks must live on the model's device, see {@link #newManager()}. Each network lets one
 * thread in at a time; two threads that want to compute at once load the model twice.
 */
public final class StableDiffusion implements AutoCloseable {

    private final ModelFolder folder;
    private final LoadSettings settings;
    private final JsonNode schedulerConfig;
    private final String fingerprint;
    private final boolean emptyPromptIsZero;
    private final TextEncoder textEncoder;
    private final @Nullable TextEncoder textEncoder2;
    private final AutoencoderKL vae;
    private final UNet2DConditionModel unet;
    private final boolean ownsUNetOnly;

    private StableDiffusion(ModelFolder folder, LoadSettings settings, ModelConfigs configs, List<Network> networks)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.schedulerConfig = folder.config("scheduler").json();
        this.fingerprint = folder.fingerprint();
        this.emptyPromptIsZero = configs.textEncoder2() != null
                && folder.index().path("force_zeros_for_empty_prompt").asBoolean(true);
        this.textEncoder = new TextEncoder(configs.textEncoder(), networks.get(0));
        this.vae = new AutoencoderKL(configs.vae(), networks.get(1));
        this.unet = new UNet2DConditionModel(configs.unet(), networks.get(2));
        this.textEncoder2 =
                configs.textEncoder2() == null ? null : new TextEncoder(configs.textEncoder2(), networks.get(3));
        this.ownsUNetOnly = false;
    }

    private StableDiffusion(StableDiffusion other, ModelFolder folder, UNet2DConditionModel unet) throws IOException {
        this.folder = folder;
        this.settings = other.settings;
        this.schedulerConfig = other.schedulerConfig;
        this.fingerprint = folder.fingerprint();
        this.emptyPromptIsZero = other.emptyPromptIsZero;
        this.textEncoder = other.textEncoder;
        this.textEncoder2 = other.textEncoder2;
        this.vae = other.vae;
        this.unet = unet;
        this.ownsUNetOnly = true;
    }

    /**
     * Loads a diffusers folder of the SD 1.x, 2.x or XL shape. Everything in it is looked through before anything is
     * loaded.
     *
     * @throws IOException if a file is missing or does not fit; the message names it
     * @throws IllegalArgumentException if the device is not there
     */
    public static StableDiffusion load(Path path, LoadSettings settings) throws IOException {
        return load(ModelFolder.open(path), settings);
    }

    /** As above, of a folder that may name another UNet. */
    public static StableDiffusion load(ModelFolder folder, LoadSettings settings) throws IOException {
        ModelConfigs configs = ModelConfigs.read(folder);
        folder.config("scheduler");
        TextConfig second = configs.textEncoder2();
        try (NetworkSource text = TextEncoder.source(configs.textEncoder(), folder, TextEncoder.FIRST, settings);
                NetworkSource vae = AutoencoderKL.source(configs.vae(), folder, settings);
                NetworkSource unet = UNet2DConditionModel.source(configs.unet(), folder, settings);
                NetworkSource text2 =
                        second == null ? null : TextEncoder.source(second, folder, TextEncoder.SECOND, settings)) {
            Stream<NetworkSource> sources = Stream.of(text, vae, unet);
            return load(
                    folder,
                    settings,
                    configs,
                    (text2 == null ? sources : Stream.concat(sources, Stream.of(text2))).toList());
        }
    }

    private static StableDiffusion load(
            ModelFolder folder, LoadSettings settings, ModelConfigs configs, List<NetworkSource> sources)
            throws IOException {
        List<Network> networks = new ArrayList<>();
        try {
            for (NetworkSource source : sources) {
                networks.add(source.load());
            }
            return new StableDiffusion(folder, settings, configs, networks);
        } catch (IOException | RuntimeException e) {
            networks.forEach(Network::close);
            throw e;
        }
    }

    /**
     * This model with another UNet, such as one from which a class was erased; it has a fingerprint of its own. The other
     * networks stay this model's: close the result before it.
     *
     * @param unetFolder a folder with the UNet's config.json and weights, or a model whose UNet is meant
     * @throws IOException if a file is missing or does not fit; the message names it
     */
    public StableDiffusion withUNet(Path unetFolder) throws IOException {
        ModelFolder swapped = folder.withUNet(unetFolder);
        ModelConfigs configs = ModelConfigs.read(swapped);
        try (NetworkSource source = UNet2DConditionModel.source(configs.unet(), swapped, settings)) {
            return new StableDiffusion(this, swapped, new UNet2DConditionModel(configs.unet(), source.load()));
        }
    }

    /** The text encoder; closed with the model. */
    public TextEncoder textEncoder() {
        return textEncoder;
    }

    /** SDXL's second text encoder, which gives the pooled text; null elsewhere. Closed with the model. */
    public @Nullable TextEncoder textEncoder2() {
        return textEncoder2;
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

    /** Where the files of the second text encoder's tokenizer are. */
    public Path tokenizer2Folder() {
        return folder.root().resolve("tokenizer_2");
    }

    /** Whether zeros stand for an empty negative prompt: SDXL's force_zeros_for_empty_prompt. */
    public boolean emptyPromptIsZero() {
        return emptyPromptIsZero;
    }

    /** How many numbers all weights are. */
    public long numParameters() {
        return textEncoder.numParameters()
                + (textEncoder2 == null ? 0 : textEncoder2.numParameters())
                + vae.numParameters()
                + unet.numParameters();
    }

    /** A SHA-256 over the configurations, weights and vocabulary: which model a concept was learned on. */
    public String fingerprint() {
        return fingerprint;
    }

    /** A manager of arrays on the model's device; the caller closes it. */
    public NDManager newManager() {
        return settings.newManager();
    }

    @Override
    public void close() {
        unet.close();
        if (ownsUNetOnly) {
            return;
        }
        textEncoder.close();
        if (textEncoder2 != null) {
            textEncoder2.close();
        }
        vae.close();
    }
}
