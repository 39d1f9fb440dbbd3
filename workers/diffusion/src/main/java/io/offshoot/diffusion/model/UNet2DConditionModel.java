package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.stream.LongStream;

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
        try (NDArray each = each(sample)) {
            return forward(sample, timesteps, encoderHiddenStates, each);
        }
    }

    /**
     * Predicts the noise in samples under one text or several each; what does not depend on the text is computed once
     * per sample. Not for SDXL, whose sizes and pooled texts matter from the first layer on.
     *
     * @param sample noisy latents [n, inChannels, h, w]
     * @param timesteps one per sample [n]
     * @param encoderHiddenStates texts [m, tokens, crossAttentionDim]
     * @param rows the sample that each text belongs to [m] int64
     * @return [m, outChannels, h, w], attached to the manager of {@code sample}
     */
    public NDArray forward(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates, NDArray rows) {
        if (config.textTime() != null) {
            throw new IllegalArgumentException(
                    "this UNet has the SDXL shape and needs the pooled text and the picture's sizes as well");
        }
        check(sample, timesteps, encoderHiddenStates, rows);
        return network.forward(sample, timesteps, encoderHiddenStates, rows);
    }

    /** Predicts the noise in each row as above, under SDXL's added conditions, which other models ignore. */
    public NDArray forward(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates, AddedConditions added) {
        UNetConfig.TextTime textTime = config.textTime();
        if (textTime == null) {
            return forward(sample, timesteps, encoderHiddenStates);
        }
        try (NDArray each = each(sample)) {
            check(sample, timesteps, encoderHiddenStates, each);
            long count = sample.getShape().get(0);
            Shapes.require("timeIds", added.timeIds(), count, -1);
            long encodedSizes = added.timeIds().getShape().get(1) * textTime.timeEmbedDim();
            Shapes.require("textEmbeds", added.textEmbeds(), count, textTime.inputDim() - encodedSizes);
            return network.forward(sample, timesteps, encoderHiddenStates, each, added.textEmbeds(), added.timeIds());
        }
    }

    /** Every sample once. */
    private static NDArray each(NDArray sample) {
        return sample.getManager()
                .create(LongStream.range(0, sample.getShape().get(0)).toArray());
    }

    private void check(NDArray sample, NDArray timesteps, NDArray encoderHiddenStates, NDArray rows) {
        Shapes.require("sample", sample, -1, config.inChannels(), -1, -1);
        Shapes.require("timesteps", timesteps, sample.getShape().get(0));
        Shapes.require("encoderHiddenStates", encoderHiddenStates, -1, -1, config.crossAttentionDim());
        Shapes.require("rows", rows, encoderHiddenStates.getShape().get(0));
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
