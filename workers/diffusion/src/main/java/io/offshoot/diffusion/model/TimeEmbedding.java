package io.offshoot.diffusion.model;

import io.offshoot.diffusion.model.UNetConfig.TextTime;
import io.offshoot.diffusion.torchscript.ScriptModule;
import java.io.IOException;

/**
 * What a UNet knows of its timestep, and in SDXL of the pooled text and the picture's sizes as well (diffusers
 * {@code models/embeddings.py}, {@code get_aug_embed} in {@code models/unets/unet_2d_condition.py}).
 *
 * @param config the shape
 * @param layers where the weights come from
 */
record TimeEmbedding(UNetConfig config, Layers layers) {

    private static final String FORWARD = """
            def forward(self, timesteps: Tensor%s) -> Tensor:
              x = torch.to((self.time_proj).forward(timesteps, ), TYPE)
              x = (self.time_embedding).forward(x, )
            %s  return torch.silu(x)
            """;

    private static final String ADDED_ARGUMENTS = ", text_embeds: Tensor, time_ids: Tensor";

    private static final String ADD = """
              sizes = (self.add_time_proj).forward(torch.flatten(time_ids), )
              sizes = torch.reshape(sizes, [torch.size(time_ids, 0), -1])
              added = torch.to(torch.cat([text_embeds, sizes], 1), TYPE)
              x = torch.add(x, (self.add_embedding).forward(added, ))
            """;

    /** The embedding with the activation that every residual block applies to it. */
    ScriptModule build() throws IOException {
        int channels = config.blockOutChannels().get(0);
        TextTime textTime = config.textTime();
        String methods = textTime == null ? FORWARD.formatted("", "") : FORWARD.formatted(ADDED_ARGUMENTS, ADD);
        String type = Integer.toString(layers.type().code());
        ScriptModule module = new ScriptModule("TimeEmbedding", methods.replace("TYPE", type))
                .child("time_proj", waves(channels))
                .child("time_embedding", embedding("time_embedding", channels));
        if (textTime != null) {
            module.child("add_time_proj", waves(textTime.timeEmbedDim()))
                    .child("add_embedding", embedding("add_embedding", textTime.inputDim()));
        }
        return module;
    }

    /**
     * Sines and cosines of a number; in float32 and in diffusers' order of operations, because the argument of a sine
     * near 1000 forgives no rounding of its own.
     */
    private ScriptModule waves(int channels) {
        int half = channels / 2;
        String waves = config.flipSinToCos() ? "torch.cos(t), torch.sin(t)" : "torch.sin(t), torch.cos(t)";
        return new ScriptModule("Timesteps", """
                def forward(self, timesteps: Tensor) -> Tensor:
                  exponent = torch.arange(self.half, dtype=6, device=timesteps.device)
                  exponent = torch.div(torch.mul(exponent, self.log_period), self.scale)
                  t = torch.mul(torch.unsqueeze(torch.to(timesteps, 6), 1), torch.unsqueeze(torch.exp(exponent), 0))
                  return torch.cat([%s], 1)
                """.formatted(waves))
                .whole("half", half)
                .real("log_period", -Math.log(10000))
                .real("scale", half - config.freqShift());
    }

    private ScriptModule embedding(String name, int in) throws IOException {
        int out = config.timeEmbedDim();
        return new ScriptModule("TimestepEmbedding", """
                def forward(self, x: Tensor) -> Tensor:
                  return (self.linear_2).forward(torch.silu((self.linear_1).forward(x, )), )
                """)
                .child("linear_1", layers.linear(name + ".linear_1", in, out))
                .child("linear_2", layers.linear(name + ".linear_2", out, out));
    }
}
