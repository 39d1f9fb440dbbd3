package io.offshoot.diffusion.model;

import io.offshoot.diffusion.torchscript.ScalarType;
import io.offshoot.diffusion.torchscript.ScriptModule;
import java.io.IOException;
import java.util.List;

/**
 * The UNet's attention over pixels and text (diffusers {@code models/transformers/transformer_2d.py},
 * {@code models/attention.py}).
 *
 * <p>Keys and values, and the queries of self-attention with them, are one matrix: the numbers are the same, the calls
 * fewer. The projections in and out work on tokens, be they stored as convolutions or not.
 *
 * @param layers where the weights come from
 * @param groups groups of the norm before the attention
 * @param contextWidth width of the text states
 * @param upcast whether the attention itself is computed in float32 where the weights are not
 */
record Transformer(Layers layers, int groups, int contextWidth, boolean upcast) {

    /** Fixed in diffusers' Transformer2DModel, whatever the configuration says of the other norms. */
    private static final double GROUP_NORM_EPS = 1e-6;

    private static final double LAYER_NORM_EPS = 1e-5;

    private static final String ROWS = ", rows: Tensor";

    /** The widths of one place in the network. */
    record Size(int channels, int heads, int blocks) {}

    /** Attention of rows that have a text each. */
    ScriptModule build(String name, Size size) throws IOException {
        return build(name, size, false);
    }

    /**
     * The first attention of a network whose rows may be asked under several texts. Up to here the texts make no
     * difference, so what comes in is one row for all of them; out comes one for each, {@code rows} saying of what.
     */
    ScriptModule spreading(String name, Size size) throws IOException {
        return build(name, size, true);
    }

    private ScriptModule build(String name, Size size, boolean spreads) throws IOException {
        int channels = size.channels;
        Statements blocks = new Statements();
        for (int i = 0; i < size.blocks; i++) {
            String block = ".transformer_blocks." + i;
            boolean first = spreads && i == 0;
            blocks.call(
                    block.substring(1), block(name + block, size, first), first ? "x, context, rows" : "x, context");
        }
        return blocks.module(
                        "Transformer2DModel", """
                def forward(self, pixels: Tensor, context: Tensor%s) -> Tensor:
                  x = torch.permute((self.norm).forward(pixels, ), [0, 2, 3, 1])
                  x = (self.proj_in).forward(torch.flatten(x, 1, 2), )
                %%s  x = (self.proj_out).forward(x, )
                  x = torch.unflatten(x, 1, [torch.size(pixels, 2), torch.size(pixels, 3)])
                  return torch.add(%s, torch.permute(x, [0, 3, 1, 2]))
                """.formatted(spreads ? ROWS : "", spreads ? spread("pixels") : "pixels"))
                .child("norm", layers.groupNorm(name + ".norm", channels, groups, GROUP_NORM_EPS))
                .child("proj_in", layers.linear(name + ".proj_in", channels, channels))
                .child("proj_out", layers.linear(name + ".proj_out", channels, channels));
    }

    /** TorchScript for an array with a row for each text. */
    static String spread(String array) {
        return "torch.index_select(" + array + ", 0, rows)";
    }

    private ScriptModule block(String name, Size size, boolean spreads) throws IOException {
        int channels = size.channels;
        String alone = "torch.add((self.attn1).forward((self.norm1).forward(x, ), ), x)";
        return new ScriptModule(
                        "BasicTransformerBlock", """
                def forward(self, x: Tensor, context: Tensor%s) -> Tensor:
                  x = %s
                  x = torch.add((self.attn2).forward((self.norm2).forward(x, ), context, ), x)
                  return torch.add((self.ff).forward((self.norm3).forward(x, ), ), x)
                """.formatted(spreads ? ROWS : "", spreads ? spread(alone) : alone))
                .child("norm1", layers.layerNorm(name + ".norm1", channels, LAYER_NORM_EPS))
                .child("attn1", selfAttention(name + ".attn1", size))
                .child("norm2", layers.layerNorm(name + ".norm2", channels, LAYER_NORM_EPS))
                .child("attn2", crossAttention(name + ".attn2", size))
                .child("norm3", layers.layerNorm(name + ".norm3", channels, LAYER_NORM_EPS))
                .child("ff", feedForward(name + ".ff", channels));
    }

    private ScriptModule selfAttention(String name, Size size) throws IOException {
        int channels = size.channels;
        List<String> projections = List.of(name + ".to_q", name + ".to_k", name + ".to_v");
        return new ScriptModule("SelfAttention", """
                def forward(self, x: Tensor) -> Tensor:
                  qkv = torch.unflatten((self.to_qkv).forward(x, ), 2, [3, self.heads, -1])
                  q, k, v = torch.unbind(torch.permute(qkv, [2, 0, 3, 1, 4]), 0)
                  x = %s
                  return (self.to_out).forward(torch.flatten(torch.transpose(x, 1, 2), 2), )
                """.formatted(attention()))
                .child("to_qkv", layers.linearWithoutBias(projections, channels, channels))
                .child("to_out", layers.linear(name + ".to_out.0", channels, channels))
                .whole("heads", size.heads);
    }

    private ScriptModule crossAttention(String name, Size size) throws IOException {
        int channels = size.channels;
        return new ScriptModule("CrossAttention", """
                def forward(self, x: Tensor, context: Tensor) -> Tensor:
                  q = torch.unflatten((self.to_q).forward(x, ), 2, [self.heads, -1])
                  q = torch.transpose(q, 1, 2)
                  kv = torch.unflatten((self.to_kv).forward(context, ), 2, [2, self.heads, -1])
                  k, v = torch.unbind(torch.permute(kv, [2, 0, 3, 1, 4]), 0)
                  x = %s
                  return (self.to_out).forward(torch.flatten(torch.transpose(x, 1, 2), 2), )
                """.formatted(attention()))
                .child("to_q", layers.linearWithoutBias(List.of(name + ".to_q"), channels, channels))
                .child(
                        "to_kv",
                        layers.linearWithoutBias(List.of(name + ".to_k", name + ".to_v"), contextWidth, channels))
                .child("to_out", layers.linear(name + ".to_out.0", channels, channels))
                .whole("heads", size.heads);
    }

    private String attention() {
        if (!upcast || layers.type() == ScalarType.FLOAT32) {
            return "torch.scaled_dot_product_attention(q, k, v)";
        }
        return "torch.to(torch.scaled_dot_product_attention(torch.to(q, 6), torch.to(k, 6), torch.to(v, 6)), %d)"
                .formatted(layers.type().code());
    }

    /** GEGLU: half of the projection gates the other. */
    private ScriptModule feedForward(String name, int channels) throws IOException {
        return new ScriptModule("FeedForward", """
                def forward(self, x: Tensor) -> Tensor:
                  h, gate = torch.chunk((self.proj).forward(x, ), 2, -1)
                  return (self.out).forward(torch.mul(h, torch.gelu(gate)), )
                """)
                .child("proj", layers.linear(name + ".net.0.proj", channels, channels * 8))
                .child("out", layers.linear(name + ".net.2", channels * 4, channels));
    }
}
