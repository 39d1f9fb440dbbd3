package io.offshoot.diffusion.model;

import java.util.List;

/**
 * The shape of an autoencoder, from vae/config.json.
 *
 * @param inChannels channels of the pixels
 * @param outChannels channels of the decoded pixels
 * @param latentChannels channels of the latents
 * @param blockOutChannels channels per resolution, from the finest down
 * @param layersPerBlock residual blocks per resolution of the encoder; the decoder has one more
 * @param normGroups groups of every group norm
 * @param midAttention whether the coarsest resolution attends
 * @param quantConv whether a 1 x 1 convolution follows the encoder
 * @param postQuantConv whether one precedes the decoder
 * @param scalingFactor what a drawn latent is multiplied with before the UNet sees it
 * @param sampleSize the height and width of the pixels it was trained on
 * @param forceUpcast whether float16 is too narrow for it, as for SDXL's
 */
public record AutoencoderConfig(
        int inChannels,
        int outChannels,
        int latentChannels,
        List<Integer> blockOutChannels,
        int layersPerBlock,
        int normGroups,
        boolean midAttention,
        boolean quantConv,
        boolean postQuantConv,
        double scalingFactor,
        int sampleSize,
        boolean forceUpcast) {

    /** Reads and checks a config.json; what is not built here is refused by the name of its key. */
    public static AutoencoderConfig read(ConfigFile file) throws ModelException {
        List<Integer> channels = file.positives("block_out_channels");
        refuseOtherKinds(file, channels.size());
        int groups = file.positive("norm_num_groups", 32);
        if (channels.stream().anyMatch(count -> count % groups != 0)) {
            throw file.fault("block_out_channels", "must be multiples of norm_num_groups (" + groups + ")");
        }
        return new AutoencoderConfig(
                file.positive("in_channels", 3),
                file.positive("out_channels", 3),
                file.positive("latent_channels", 4),
                channels,
                file.positive("layers_per_block", 1),
                groups,
                file.flag("mid_block_add_attention", true),
                file.flag("use_quant_conv", true),
                file.flag("use_post_quant_conv", true),
                file.positiveNumber("scaling_factor", 0.18215),
                file.square("sample_size", 32),
                file.flag("force_upcast", false));
    }

    /** How many pixels wide and high one latent is. */
    public int factor() {
        return 1 << (blockOutChannels.size() - 1);
    }

    /** The channels of the coarsest resolution. */
    int bottomChannels() {
        return blockOutChannels.get(blockOutChannels.size() - 1);
    }

    private static void refuseOtherKinds(ConfigFile file, int count) throws ModelException {
        file.only("_class_name", "AutoencoderKL");
        file.notNull("norm_num_groups");
        file.only("act_fn", "silu", "swish");
        file.only("shift_factor", "0.0", "0");
        file.only("latents_mean");
        file.only("latents_std");
        if (file.namesOf("down_block_types", "DownEncoderBlock2D").size() != count) {
            throw file.fault("down_block_types", "must have " + count + " entries like block_out_channels");
        }
        if (file.namesOf("up_block_types", "UpDecoderBlock2D").size() != count) {
            throw file.fault("up_block_types", "must have " + count + " entries like block_out_channels");
        }
    }
}
