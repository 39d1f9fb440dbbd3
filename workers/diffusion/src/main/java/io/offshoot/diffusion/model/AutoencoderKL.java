package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;

/**
 * The autoencoder between pixels and latents.
 *
 * <p>Source: diffusers {@code models/autoencoders/autoencoder_kl.py}. Calls from several threads take turns.
 */
public final class AutoencoderKL implements AutoCloseable {

    private final AutoencoderConfig config;
    private final Network network;

    AutoencoderKL(AutoencoderConfig config, Network network) {
        this.config = config;
        this.network = network;
    }

    /** Loads the autoencoder of a model folder. */
    public static AutoencoderKL load(ModelFolder folder, LoadSettings settings) throws IOException {
        AutoencoderConfig config = AutoencoderConfig.read(folder.config("vae"));
        try (NetworkSource source = source(config, folder, settings)) {
            return new AutoencoderKL(config, source.load());
        }
    }

    static NetworkSource source(AutoencoderConfig config, ModelFolder folder, LoadSettings settings)
            throws IOException {
        Precision precision = Precision.of(settings);
        return NetworkSource.open(
                folder.part("vae"),
                settings,
                config.forceUpcast() ? precision.upcast() : precision,
                layers -> new AutoencoderModule(config, layers).build());
    }

    /**
     * Encodes images.
     *
     * @param pixels [n, 3, h, w] in [-1, 1], h and w multiples of {@link #factor()}
     * @return both parts attached to the manager of {@code pixels}
     */
    public Moments encode(NDArray pixels) {
        try (NDArray moments = moments(pixels)) {
            return Moments.of(moments);
        }
    }

    /**
     * Encodes images, log-variance unclamped.
     *
     * @param pixels as for {@link #encode}
     * @return [n, 2 latentChannels, h / factor, w / factor], mean first, attached to the manager of {@code pixels}
     */
    public NDArray moments(NDArray pixels) {
        Shapes.require("pixels", pixels, -1, config.inChannels(), -1, -1);
        Shapes.requireMultiple("pixels", pixels, factor());
        return network.run("encode", pixels).singletonOrThrow();
    }

    /**
     * Decodes latents.
     *
     * @param latents [n, latentChannels, h, w], already divided by {@link #scalingFactor()}
     * @return pixels [n, 3, h factor, w factor], about [-1, 1] but not clamped, attached to the manager of
     *     {@code latents}
     */
    public NDArray decode(NDArray latents) {
        Shapes.require("latents", latents, -1, config.latentChannels(), -1, -1);
        return network.run("decode", latents).singletonOrThrow();
    }

    /** What a drawn latent is multiplied with before the UNet sees it. */
    public double scalingFactor() {
        return config.scalingFactor();
    }

    /** How many pixels wide and high one latent is. */
    public int factor() {
        return config.factor();
    }

    /** How many numbers the weights are, as diffusers' num_parameters counts them. */
    public long numParameters() {
        return network.numParameters();
    }

    /** The sizes that config.json gives. */
    public AutoencoderConfig config() {
        return config;
    }

    @Override
    public void close() {
        network.close();
    }
}
