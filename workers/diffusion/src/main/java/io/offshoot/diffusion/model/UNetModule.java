package io.offshoot.diffusion.model;

import io.offshoot.diffusion.model.Layers.Conv;
import io.offshoot.diffusion.model.Transformer.Size;
import io.offshoot.diffusion.torchscript.ScriptModule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The UNet as a TorchScript module (diffusers {@code models/unets/unet_2d_condition.py}).
 *
 * <p>Its blocks are unrolled into one sequence of statements: x is the running state, s0, s1, ... are the skips. On the
 * way up every resolution grows to the size of the skip it meets, so that heights and widths need not be multiples of
 * anything.
 *
 * <p>Up to the first attention the texts make no difference: what guidance asks of one sample twice is computed once.
 */
final class UNetModule {

    private final UNetConfig config;
    private final Layers layers;
    private final ResnetBlock resnets;
    private final Transformer transformers;
    private final Statements body = new Statements();

    /** The channels of each skip that still waits to be met. */
    private final Deque<Integer> skips = new ArrayDeque<>();

    /** Whether each text has a row of its own already; before, those that ask of one sample share it. */
    private boolean spread;

    UNetModule(UNetConfig config, Layers layers) {
        this.config = config;
        this.layers = layers;
        this.resnets = new ResnetBlock(layers, config.normGroups(), config.normEps());
        this.transformers =
                new Transformer(layers, config.normGroups(), config.crossAttentionDim(), config.upcastAttention());
    }

    ScriptModule build() throws IOException {
        int channels = config.blockOutChannels().get(0);
        body.call(
                "conv_in",
                layers.conv2d("conv_in", Conv.same(config.inChannels(), channels, config.convInKernel())),
                "x");
        push(channels);
        down();
        if (config.midBlock()) {
            middle();
        }
        up();
        if (!spread) {
            body.add("x = %s", Transformer.spread("x"));
        }
        body.call(
                "conv_norm_out",
                layers.groupNorm("conv_norm_out", channels, config.normGroups(), config.normEps()),
                "x");
        body.call(
                "conv_out",
                layers.conv2d("conv_out", Conv.same(channels, config.outChannels(), config.convOutKernel())),
                "torch.silu(x)");
        int type = layers.type().code();
        boolean added = config.textTime() != null;
        return body.module(
                        "UNet2DConditionModel",
                        """
                def forward(self, sample: Tensor, timesteps: Tensor, context: Tensor, rows: Tensor%s) -> Tensor:
                  x = torch.to(sample, %d)
                  context = torch.to(context, %d)
                  time = (self.time).forward(timesteps, %s)
                """.formatted(
                                                added ? ", text_embeds: Tensor, time_ids: Tensor" : "",
                                                type,
                                                type,
                                                added ? "text_embeds, time_ids, " : "")
                                + """
                %s  return torch.to(x, 6)
                """)
                .child("time", new TimeEmbedding(config, layers).build());
    }

    private void down() throws IOException {
        int channels = config.blockOutChannels().get(0);
        for (int i = 0; i < config.blocks(); i++) {
            String block = "down_blocks." + i;
            int out = config.blockOutChannels().get(i);
            for (int j = 0; j < config.layersPerBlock().get(i); j++) {
                resnet(block + ".resnets." + j, channels, out);
                if (config.downAttention().get(i)) {
                    attention(block + ".attentions." + j, i);
                }
                push(out);
                channels = out;
            }
            if (i < config.blocks() - 1) {
                String name = block + ".downsamplers.0";
                body.call(name, resnets.downsample(name, out, config.downsamplePadding()), "x");
                push(out);
            }
        }
    }

    private void middle() throws IOException {
        int channels = config.bottomChannels();
        resnet("mid_block.resnets.0", channels, channels);
        int bottom = config.blocks() - 1;
        attention("mid_block.attentions.0", bottom);
        resnet("mid_block.resnets.1", channels, channels);
    }

    private void up() throws IOException {
        int channels = config.bottomChannels();
        for (int i = 0; i < config.blocks(); i++) {
            int resolution = config.blocks() - 1 - i;
            int out = config.blockOutChannels().get(resolution);
            String block = "up_blocks." + i;
            for (int j = 0; j <= config.layersPerBlock().get(resolution); j++) {
                int skip = skips.pop();
                body.add("x = torch.cat([x, s%d], 1)", skips.size());
                resnet(block + ".resnets." + j, channels + skip, out);
                if (config.upAttention().get(resolution)) {
                    attention(block + ".attentions." + j, resolution);
                }
                channels = out;
            }
            if (resolution > 0) {
                String name = block + ".upsamplers.0";
                String arguments = "x, torch.size(s%1$d, 2), torch.size(s%1$d, 3)".formatted(skips.size() - 1);
                body.call(name, resnets.upsample(name, out), arguments);
            }
        }
    }

    private void resnet(String name, int in, int out) throws IOException {
        body.call(name, resnets.timed(name, in, out, config.timeEmbedDim()), "x, time");
    }

    private void attention(String name, int resolution) throws IOException {
        Size size = new Size(
                config.blockOutChannels().get(resolution),
                config.heads().get(resolution),
                config.transformerLayers().get(resolution));
        if (spread) {
            body.call(name, transformers.build(name, size), "x, context");
        } else {
            body.call(name, transformers.spreading(name, size), "x, context, rows");
            spread();
        }
    }

    /** From here on every text has a row of its own. */
    private void spread() {
        body.add("time = %s", Transformer.spread("time"));
        for (int i = 0; i < skips.size(); i++) {
            body.add("s%1$d = %2$s", i, Transformer.spread("s" + i));
        }
        spread = true;
    }

    private void push(int channels) {
        body.add("s%d = x", skips.size());
        skips.push(channels);
    }
}
