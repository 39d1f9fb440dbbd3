package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;

/**
 * The denoiser: noisy latents, their timesteps and a text in, the predicted noise (or velocity) out.
 *
 * <p>Source: diffusers {@code models/unets/unet_2d_condition.py}. Calls from several threads take turns.
 */
public final class UNet2DConditionModel implements AutoCloseable {

    private final UNetConfig config;
    private final Network network;

    UNet2DConditionModel(UNetConfig config, Network network) {
        this.config = config;
        this.network = network;
    }

    /** Loads the UNet of a model folder. */
    public static UNet2DConditionModel load(ModelFolder folder, LoadSettings settings) throws IOException {
        UNetConfig config = UNetConfig.read(folder.config("unet"));
        try (NetworkSource source = source(config, folder, settings)) {
            return new UNet2DConditionModel(config, source.load());
        }
    }

    static NetworkSource source(UNetConfig config, ModelFolder folder, LoadSettings settings) throws IOException {
        return NetworkSource.open(
                folder.part("unet"),
                settings,
                Precision.of(settings),
                layers -> new UNetModule(config, layers).build());
    }

    /**
     * Predicts the noise in each row; not for SDXL, see {@link AddedConditions}.
     *
     * @param sample noisy latents [n, inChannels, h, w] of any size
     * @param timesteps one per row [n], int64 or float32
     * @param encoderHiddenStates the text of each row [n, tokens, crossAttentionDim]; the gradient of the result reaches
     *     it if it requires one
     * @return [n, outChannels, h, w], attached to the manager of {@code sample}
     */
    public NDArray forward(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates) {
        if (config.textTime() != null) {
            throw new IllegalArgumentException(
                    "this UNet has the SDXL shape and needs the pooled text and the picture's sizes as well");
        }
        check(sample, timesteps, encoderHiddenStates);
        return network.forward(sample, timesteps, encoderHiddenStates);
    }

    /** Predicts the noise in each row as above, under SDXL's added conditions, which other models ignore. */
    public NDArray forward(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates, AddedConditions added) {
        UNetConfig.TextTime textTime = config.textTime();
        if (textTime == null) {
            return forward(sample, timesteps, encoderHiddenStates);
        }
        check(sample, timesteps, encoderHiddenStates);
        long rows = sample.getShape().get(0);
        Shapes.require("timeIds", added.timeIds(), rows, -1);
        long encodedSizes = added.timeIds().getShape().get(1) * textTime.timeEmbedDim();
        Shapes.require("textEmbeds", added.textEmbeds(), rows, textTime.inputDim() - encodedSizes);
        return network.forward(sample, timesteps, encoderHiddenStates, added.textEmbeds(), added.timeIds());
    }

    private void check(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates) {
        Shapes.require("sample", sample, -1, config.inChannels(), -1, -1);
        long rows = sample.getShape().get(0);
        Shapes.require("timesteps", timesteps, rows);
        Shapes.require("encoderHiddenStates", encoderHiddenStates, rows, -1, config.crossAttentionDim());
    }

    /** How many numbers the weights are, as diffusers' num_parameters counts them. */
    public long numParameters() {
        return network.numParameters();
    }

    /** The sizes that config.json gives. */
    public UNetConfig config() {
        return config;
    }

    @Override
    public void close() {
        network.close();
    }
}
