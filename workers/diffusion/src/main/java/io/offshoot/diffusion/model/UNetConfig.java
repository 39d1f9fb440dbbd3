package io.offshoot.diffusion.model;

import java.util.List;
import java.util.stream.IntStream;

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
        boolean upcastAttention) {

    public UNetConfig {
        for (int i = 0; i < blockOutChannels.size(); i++) {
            requireMultiple(blockOutChannels.get(i), normGroups, "norm_num_groups");
            requireMultiple(blockOutChannels.get(i), heads.get(i), "attention_head_dim");
        }
    }

    /** Reads and checks a config.json; what is not built here is refused by the name of its key. */
    public static UNetConfig read(ConfigFile file) throws ModelException {
        refuseOtherKinds(file);
        List<Integer> channels = file.positives("block_out_channels");
        int count = channels.size();
        List<Boolean> up = attention(file, "up_block_types", count, "UpBlock2D");
        String headsKey = file.json().hasNonNull("num_attention_heads") ? "num_attention_heads" : "attention_head_dim";
        try {
            return new UNetConfig(
                    file.positive("in_channels", 4),
                    file.positive("out_channels", 4),
                    file.positive("sample_size", 64),
                    channels,
                    attention(file, "down_block_types", count, "DownBlock2D"),
                    IntStream.range(0, count)
                            .mapToObj(i -> up.get(count - 1 - i))
                            .toList(),
                    file.positives("layers_per_block", count, 2),
                    file.positives("transformer_layers_per_block", count, 1),
                    file.positives(headsKey, count, 8),
                    file.positive("cross_attention_dim", 1280),
                    !file.json().path("mid_block_type").isNull(),
                    file.positive("norm_num_groups", 32),
                    file.number("norm_eps", 1e-5),
                    (int) file.number("downsample_padding", 1),
                    file.positive("conv_in_kernel", 3),
                    file.positive("conv_out_kernel", 3),
                    file.flag("flip_sin_to_cos", true),
                    file.number("freq_shift", 0),
                    file.positive("time_embedding_dim", channels.get(0) * 4),
                    file.flag("upcast_attention", false));
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

    private static List<Boolean> attention(ConfigFile file, String key, int count, String plain) throws ModelException {
        List<String> types = file.namesOf(key, plain, "CrossAttn" + plain);
        if (types.size() != count) {
            throw file.fault(key, "must have " + count + " entries like block_out_channels");
        }
        return types.stream().map(type -> !type.equals(plain)).toList();
    }

    private static void refuseOtherKinds(ConfigFile file) throws ModelException {
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
                "addition_embed_type",
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
