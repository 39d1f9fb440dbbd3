package io.offshoot.diffusion.model;

import io.offshoot.diffusion.model.Layers.Conv;
import io.offshoot.diffusion.torchscript.ScriptModule;
import java.io.IOException;
import java.util.List;

/** The autoencoder as a TorchScript module (diffusers {@code models/autoencoders/vae.py}, {@code autoencoder_kl.py}). */
final class AutoencoderModule {

    /** Fixed in diffusers. */
    private static final double EPS = 1e-6;

    private final AutoencoderConfig config;
    private final Layers layers;
    private final ResnetBlock resnets;

    AutoencoderModule(AutoencoderConfig config, Layers layers) {
        this.config = config;
        this.layers = layers;
        this.resnets = new ResnetBlock(layers, config.normGroups(), EPS);
    }

    ScriptModule build() throws IOException {
        int type = layers.type().code();
        return new ScriptModule("AutoencoderKL", """
                def encode(self, pixels: Tensor) -> Tensor:
                  return torch.to((self.encoder).forward(torch.to(pixels, %1$d), ), 6)
                def decode(self, latents: Tensor) -> Tensor:
                  return torch.to((self.decoder).forward(torch.to(latents, %1$d), ), 6)
                """.formatted(type))
                .child("encoder", encoder())
                .child("decoder", decoder());
    }

    private ScriptModule encoder() throws IOException {
        Statements body = new Statements();
        int channels = config.blockOutChannels().get(0);
        conv(body, "encoder.conv_in", Conv.same(config.inChannels(), channels, 3));
        for (int i = 0; i < blocks(); i++) {
            String block = "encoder.down_blocks." + i;
            int out = config.blockOutChannels().get(i);
            for (int j = 0; j < config.layersPerBlock(); j++) {
                resnet(body, block + ".resnets." + j, channels, out);
                channels = out;
            }
            if (i < blocks() - 1) {
                String name = block + ".downsamplers.0";
                body.call(name, resnets.downsample(name, out, 0), "x");
            }
        }
        middle(body, "encoder");
        int moments = 2 * config.latentChannels();
        last(body, "encoder", Conv.same(channels, moments, 3));
        if (config.quantConv()) {
            conv(body, "quant_conv", Conv.same(moments, moments, 1));
        }
        return coder(body, "Encoder");
    }

    private ScriptModule decoder() throws IOException {
        Statements body = new Statements();
        int latent = config.latentChannels();
        int channels = config.bottomChannels();
        if (config.postQuantConv()) {
            conv(body, "post_quant_conv", Conv.same(latent, latent, 1));
        }
        conv(body, "decoder.conv_in", Conv.same(latent, channels, 3));
        middle(body, "decoder");
        for (int i = 0; i < blocks(); i++) {
            String block = "decoder.up_blocks." + i;
            int out = config.blockOutChannels().get(blocks() - 1 - i);
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                resnet(body, block + ".resnets." + j, channels, out);
                channels = out;
            }
            if (i < blocks() - 1) {
                String name = block + ".upsamplers.0";
                String doubled = "x, torch.mul(torch.size(x, 2), 2), torch.mul(torch.size(x, 3), 2)";
                body.call(name, resnets.upsample(name, out), doubled);
            }
        }
        last(body, "decoder", Conv.same(channels, config.outChannels(), 3));
        return coder(body, "Decoder");
    }

    private void middle(Statements body, String coder) throws IOException {
        int channels = config.bottomChannels();
        resnet(body, coder + ".mid_block.resnets.0", channels, channels);
        if (config.midAttention()) {
            String name = coder + ".mid_block.attentions.0";
            body.call(name, attention(name, channels), "x");
        }
        resnet(body, coder + ".mid_block.resnets.1", channels, channels);
    }

    private void last(Statements body, String coder, Conv conv) throws IOException {
        String norm = coder + ".conv_norm_out";
        body.call(norm, layers.groupNorm(norm, conv.in(), config.normGroups(), EPS), "x");
        String name = coder + ".conv_out";
        body.call(name, layers.conv2d(name, conv), "torch.silu(x)");
    }

    /** One head over all pixels; files from before diffusers 0.15 name its projections otherwise. */
    private ScriptModule attention(String name, int channels) throws IOException {
        boolean old = layers.weights().has(name + ".query.weight");
        List<String> projections = old
                ? List.of(name + ".query", name + ".key", name + ".value")
                : List.of(name + ".to_q", name + ".to_k", name + ".to_v");
        return new ScriptModule("Attention", """
                def forward(self, x: Tensor) -> Tensor:
                  t = torch.permute((self.group_norm).forward(x, ), [0, 2, 3, 1])
                  t = (self.to_qkv).forward(torch.unsqueeze(torch.flatten(t, 1, 2), 1), )
                  q, k, v = torch.chunk(t, 3, -1)
                  t = torch.squeeze(torch.scaled_dot_product_attention(q, k, v), 1)
                  t = torch.unflatten((self.to_out).forward(t, ), 1, [torch.size(x, 2), torch.size(x, 3)])
                  return torch.add(x, torch.permute(t, [0, 3, 1, 2]))
                """)
                .child("group_norm", layers.groupNorm(name + ".group_norm", channels, config.normGroups(), EPS))
                .child("to_qkv", layers.linear(projections, channels, channels))
                .child("to_out", layers.linear(name + (old ? ".proj_attn" : ".to_out.0"), channels, channels));
    }

    private void resnet(Statements body, String name, int in, int out) throws IOException {
        body.call(name, resnets.plain(name, in, out), "x");
    }

    private void conv(Statements body, String name, Conv conv) throws IOException {
        body.call(name, layers.conv2d(name, conv), "x");
    }

    private static ScriptModule coder(Statements body, String kind) {
        return body.module(kind, """
                def forward(self, x: Tensor) -> Tensor:
                %s  return x
                """);
    }

    private int blocks() {
        return config.blockOutChannels().size();
    }
}
