package io.offshoot.diffusion.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of a model's networks, which fit each other.
 *
 * @param textEncoder the first text encoder
 * @param textEncoder2 SDXL's second, which gives the pooled text; null elsewhere
 * @param vae the autoencoder
 * @param unet the denoiser
 */
record ModelConfigs(TextConfig textEncoder, @Nullable TextConfig textEncoder2, AutoencoderConfig vae, UNetConfig unet) {

    /** Height and width of the original, top and left of the crop, height and width of the target. */
    private static final int SIZES = 6;

    /** Reads the configurations of a folder. */
    static ModelConfigs read(ModelFolder folder) throws IOException {
        refuseOtherPipelines(folder.root());
        UNetConfig unet = UNetConfig.read(folder.config("unet"));
        TextConfig second = unet.textTime() == null ? null : TextConfig.read(folder.config("text_encoder_2"));
        ModelConfigs configs = new ModelConfigs(
                TextConfig.read(folder.config("text_encoder")),
                second,
                AutoencoderConfig.read(folder.config("vae")),
                unet);
        configs.requireFit(folder.config("unet"));
        return configs;
    }

    private void requireFit(ConfigFile unetFile) throws ModelException {
        int latents = vae.latentChannels();
        if (unet.inChannels() != latents || unet.outChannels() != latents) {
            throw unetFile.fault(
                    "in_channels",
                    "and out_channels must be the latent_channels of the autoencoder (" + latents
                            + "); inpainting and upscaling UNets are not supported");
        }
        int width = textEncoder.hiddenSize() + (textEncoder2 == null ? 0 : textEncoder2.hiddenSize());
        if (unet.crossAttentionDim() != width) {
            throw unetFile.fault("cross_attention_dim", "must be the width of the text states (" + width + ")");
        }
        if (textEncoder2 != null && unet.textTime() != null) {
            int expected =
                    textEncoder2.projectionDim() + SIZES * unet.textTime().timeEmbedDim();
            if (!textEncoder2.projects() || unet.textTime().inputDim() != expected) {
                throw unetFile.fault(
                        "projection_class_embeddings_input_dim",
                        "must be the pooled text of text_encoder_2 and six encoded sizes (" + expected + ")");
            }
        }
    }

    private static void refuseOtherPipelines(Path root) throws IOException {
        Path index = root.resolve("model_index.json");
        if (Files.isRegularFile(index) && !Files.isDirectory(root.resolve("unet"))) {
            throw ConfigFile.read(index)
                    .fault(
                            "_class_name",
                            "is not supported without a unet folder: use Stable Diffusion 1.x, 2.x or XL");
        }
    }
}
