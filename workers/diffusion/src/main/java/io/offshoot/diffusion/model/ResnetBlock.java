package io.offshoot.diffusion.model;

import io.offshoot.diffusion.model.Layers.Conv;
import io.offshoot.diffusion.torchscript.ScriptModule;
import java.io.IOException;

/**
 * Residual blocks and the changes of resolution between them (diffusers {@code models/resnet.py},
 * {@code downsampling.py}, {@code upsampling.py}).
 *
 * @param layers where the weights come from
 * @param groups groups of the norms
 * @param eps epsilon of the norms
 */
record ResnetBlock(Layers layers, int groups, double eps) {

    /** A block without a timestep, as in the autoencoder. */
    ScriptModule plain(String name, int in, int out) throws IOException {
        return with(new ScriptModule("ResnetBlock2D", """
                def forward(self, x: Tensor) -> Tensor:
                  h = (self.conv1).forward(torch.silu((self.norm1).forward(x, )), )
                  h = (self.conv2).forward(torch.silu((self.norm2).forward(h, )), )
                  return torch.add(%s, h)
                """.formatted(shortcut(in, out))), name, in, out);
    }

    /**
     * A block that hears of the timestep. The embedding comes with its activation applied: it is the same for all
     * blocks.
     */
    ScriptModule timed(String name, int in, int out, int timeEmbedDim) throws IOException {
        ScriptModule block = new ScriptModule("ResnetBlock2D", """
                def forward(self, x: Tensor, time: Tensor) -> Tensor:
                  h = (self.conv1).forward(torch.silu((self.norm1).forward(x, )), )
                  t = (self.time_emb_proj).forward(time, )
                  h = torch.add(h, torch.unsqueeze(torch.unsqueeze(t, 2), 3))
                  h = (self.conv2).forward(torch.silu((self.norm2).forward(h, )), )
                  return torch.add(%s, h)
                """.formatted(shortcut(in, out)));
        block.child("time_emb_proj", layers.linear(name + ".time_emb_proj", timeEmbedDim, out));
        return with(block, name, in, out);
    }

    /** Halves height and width; with a padding of 0 one row and column of zeros go to the right and bottom. */
    ScriptModule downsample(String name, int channels, int padding) throws IOException {
        String input = padding == 0 ? "torch.constant_pad_nd(x, [0, 1, 0, 1], 0)" : "x";
        return new ScriptModule("Downsample2D", """
                def forward(self, x: Tensor) -> Tensor:
                  return (self.conv).forward(%s, )
                """.formatted(input))
                .child("conv", layers.conv2d(name + ".conv", new Conv(channels, channels, 3, 2, padding)));
    }

    /** Repeats pixels up to a given height and width, which need not be the double. */
    ScriptModule upsample(String name, int channels) throws IOException {
        return new ScriptModule("Upsample2D", """
                def forward(self, x: Tensor, height: int, width: int) -> Tensor:
                  return (self.conv).forward(torch.upsample_nearest2d(x, [height, width]), )
                """)
                .child("conv", layers.conv2d(name + ".conv", Conv.same(channels, channels, 3)));
    }

    private static String shortcut(int in, int out) {
        return in == out ? "x" : "(self.conv_shortcut).forward(x, )";
    }

    private ScriptModule with(ScriptModule block, String name, int in, int out) throws IOException {
        block.child("norm1", layers.groupNorm(name + ".norm1", in, groups, eps))
                .child("conv1", layers.conv2d(name + ".conv1", Conv.same(in, out, 3)))
                .child("norm2", layers.groupNorm(name + ".norm2", out, groups, eps))
                .child("conv2", layers.conv2d(name + ".conv2", Conv.same(out, out, 3)));
        if (in != out) {
            block.child("conv_shortcut", layers.conv2d(name + ".conv_shortcut", Conv.same(in, out, 1)));
        }
        return block;
    }
}
