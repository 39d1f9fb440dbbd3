package io.offshoot.diffusion.model;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a UNet, from unet/config.json. Lists have one entry per resolution, from the finest down.
 *
 * @param inChannels channels of the latents that go in
 * @param outChannels channels of the prediction
 * @param sampleSize the latent height and width the model was trained on
 * @param blockOutChannels channels
 * @param downAttention whether a resolution attends on the way down
 * @param upAttention whether it does on the way up, from the finest down as well
 * @param layersPerBlock residual blocks on the way down; one more on the way up
 * @param transformerLayers transformer blocks in each attention
 * @param heads attention heads; diffusers calls this attention_head_dim
 * @param crossAttentionDim width of the text states
 * @param midBlock whether there is a block at the bottom
 * @param normGroups groups of every group norm
 * @param normEps epsilon of the residual blocks' norms
 * @param downsamplePadding padding of the strided convolutions; 0 pads right and bottom only
 * @param convInKernel kernel of the first convolution
 * @param convOutKernel kernel of the last
 * @param flipSinToCos whether the cosines come first in the timestep's encoding
 * @param freqShift what the timestep's frequencies are shifted by
 * @param timeEmbedDim width of the timestep's embedding
 * @param upcastAttention whether attention is computed in float32 even where the weights are half as wide
 * @param textTime what SDXL adds to the timestep's embedding; null elsewhere
 */
public record UNetConfig(
        int inChannels,
        int outChannels,
        int sampleSize,
        List<Integer> blockOutChannels,
        List<Boolean> downAttention,
        List<Boolean> upAttention,
        List<Integer> layersPerBlock,
        List<Integer> transformerLayers,
        List<Integer> heads,
        int crossAttentionDim,
        boolean midBlock,
        int normGroups,
        double normEps,
        int downsamplePadding,
        int convInKernel,
        int convOutKernel,
        boolean flipSinToCos,
        double freqShift,
        int timeEmbedDim,
        boolean upcastAttention,
        @Nullable TextTime textTime) {

    private static final String TEXT_TIME = "text_time";

    /**
     * The pooled text and the picture's sizes, which SDXL adds to the timestep's embedding.
     *
     * @param timeEmbedDim width of the encoding of each size
     * @param inputDim width of the pooled text and all encoded sizes together
     */
    public record TextTime(int timeEmbedDim, int inputDim) {}

    public UNetConfig {
        int bottom = blockOutChannels.size() - 1;
        for (int i = 0; i <= bottom; i++) {
            requireMultiple(blockOutChannels.get(i), normGroups, "norm_num_groups");
            if (downAttention.get(i) || upAttention.get(i) || (i == bottom && midBlock)) {
                requireMultiple(blockOutChannels.get(i), heads.get(i), "attention_head_dim");
            }
        }
        requireMultiple(blockOutChannels.get(0), 2, "2 in the finest resolution");
        if (freqShift >= blockOutChannels.get(0) / 2) {
            throw new IllegalArgumentException(
                    "freq_shift must be less than half of the first of block_out_channels," + " was " + freqShift);
        }
        if (convInKernel % 2 == 0 || convOutKernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "conv_in_kernel and conv_out_kernel must be odd, were " + convInKernel + " and " + convOutKernel);
        }
    }

    /** Reads and checks a config.json; what is not built here is refused by the name of its key. */
    public static UNetConfig read(ConfigFile file) throws ModelException {
        refuseOtherKinds(file);
        List<Integer> channels = file.positives("block_out_channels");
        int count = channels.size();
        List<Boolean> up = attention(file, "up_block_types", count, "UpBlock2D");
        try {
            return new UNetConfig(
                    file.positive("in_channels", 4),
                    file.positive("out_channels", 4),
                    file.square("sample_size", 64),
                    channels,
                    attention(file, "down_block_types", count, "DownBlock2D"),
                    IntStream.range(0, count)
                            .mapToObj(i -> up.get(count - 1 - i))
                            .toList(),
                    file.positives("layers_per_block", count, 2),
                    file.positives("transformer_layers_per_block", count, 1),
                    file.positives("attention_head_dim", count, 8),
                    file.positive("cross_attention_dim", 1280),
                    !file.json().path("mid_block_type").isNull(),
                    file.positive("norm_num_groups", 32),
                    file.positiveNumber("norm_eps", 1e-5),
                    file.whole("downsample_padding", 1),
                    file.positive("conv_in_kernel", 3),
                    file.positive("conv_out_kernel", 3),
                    file.flag("flip_sin_to_cos", true),
                    file.number("freq_shift", 0),
                    file.positive("time_embedding_dim", channels.get(0) * 4),
                    file.flag("upcast_attention", false),
                    textTime(file));
        } catch (IllegalArgumentException e) {
            throw new ModelException(file.path(), String.valueOf(e.getMessage()));
        }
    }

    /** The number of resolutions. */
    int blocks() {
        return blockOutChannels.size();
    }

    /** The channels of the coarsest resolution. */
    int bottomChannels() {
        return blockOutChannels.get(blocks() - 1);
    }

    private static @Nullable TextTime textTime(ConfigFile file) throws ModelException {
        return file.json().path("addition_embed_type").asText().equals(TEXT_TIME)
                ? new TextTime(
                        file.positive("addition_time_embed_dim"),
                        file.positive("projection_class_embeddings_input_dim"))
                : null;
    }

    private static List<Boolean> attention(ConfigFile file, String key, int count, String plain) throws ModelException {
        List<String> types = file.namesOf(key, plain, "CrossAttn" + plain);
        if (types.size() != count) {
            throw file.fault(key, "must have " + count + " entries like block_out_channels");
        }
        return types.stream().map(type -> !type.equals(plain)).toList();
    }

    private static void refuseOtherKinds(ConfigFile file) throws ModelException {
        file.only("_class_name", "UNet2DConditionModel");
        file.notNull("norm_num_groups");
        file.notNull("cross_attention_dim");
        file.only("addition_embed_type", TEXT_TIME);
        file.only("downsample_padding", "1", "0");
        file.only("class_embeddings_concat", "false");
        file.only("mid_block_type", "UNetMidBlock2DCrossAttn");
        file.only("act_fn", "silu", "swish");
        file.only("center_input_sample", "false");
        file.only("only_cross_attention", "false");
        file.only("mid_block_only_cross_attention", "false");
        file.only("dual_cross_attention", "false");
        file.only("mid_block_scale_factor", "1", "1.0");
        file.only("resnet_out_scale_factor", "1.0", "1");
        file.only("resnet_time_scale_shift", "default");
        file.only("resnet_skip_time_act", "false");
        file.only("time_embedding_type", "positional");
        file.only("attention_type", "default");
        for (String key : List.of(
                "num_attention_heads",
                "class_embed_type",
                "encoder_hid_dim",
                "encoder_hid_dim_type",
                "num_class_embeds",
                "time_cond_proj_dim",
                "time_embedding_act_fn",
                "timestep_post_act",
                "cross_attention_norm",
                "reverse_transformer_layers_per_block")) {
            file.only(key);
        }
    }

    private static void requireMultiple(int channels, int divisor, String key) {
        if (channels % divisor != 0) {
            throw new IllegalArgumentException(
                    "block_out_channels must be multiples of " + key + ", was " + channels + " with " + divisor);
        }
    }
}
