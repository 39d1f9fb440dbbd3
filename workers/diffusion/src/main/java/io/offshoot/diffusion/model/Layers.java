package io.offshoot.diffusion.model;

import io.offshoot.diffusion.torchscript.ScalarType;
import io.offshoot.diffusion.torchscript.ScriptModule;
import io.offshoot.diffusion.torchscript.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The single layers that every network is made of, filled with weights by name.
 *
 * @param weights where the tensors are
 * @param precision what they are stored as and computed in
 */
record Layers(TensorSource weights, Precision precision) {

    /** A convolution's sizes: channels in and out, kernel, stride and padding. */
    record Conv(int in, int out, int kernel, int stride, int padding) {

        /** A convolution that keeps height and width. */
        static Conv same(int in, int out, int kernel) {
            return new Conv(in, out, kernel, 1, (kernel - 1) / 2);
        }
    }

    /** What the operators compute in. */
    ScalarType type() {
        return precision.computed();
    }

    ScriptModule conv2d(String name, Conv conv) throws IOException {
        return new ScriptModule("Conv2d", """
                def forward(self, x: Tensor) -> Tensor:
                  stride = [self.stride, self.stride]
                  padding = [self.padding, self.padding]
                  return torch.conv2d(x, %s, %s, stride, padding, [1, 1], 1)
                """.formatted(precision.read("weight"), precision.read("bias")))
                .tensor("weight", weight(name + ".weight", conv.out, conv.in, conv.kernel, conv.kernel))
                .tensor("bias", weight(name + ".bias", conv.out))
                .whole("stride", conv.stride)
                .whole("padding", conv.padding);
    }

    ScriptModule linear(String name, int in, int out) throws IOException {
        return linear(List.of(name), in, out);
    }

    /** Several linear layers of one input as one, their results side by side. */
    ScriptModule linear(List<String> names, int in, int out) throws IOException {
        return new ScriptModule("Linear", """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.linear(x, %s, %s)
                """.formatted(precision.read("weight"), precision.read("bias")))
                .tensor("weight", stacked(names, ".weight", out, in))
                .tensor("bias", stacked(names, ".bias", out));
    }

    ScriptModule linearWithoutBias(List<String> names, int in, int out) throws IOException {
        return new ScriptModule("Linear", """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.linear(x, %s)
                """.formatted(precision.read("weight")))
                .tensor("weight", stacked(names, ".weight", out, in));
    }

    ScriptModule groupNorm(String name, int channels, int groups, double eps) throws IOException {
        return new ScriptModule("GroupNorm", """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.group_norm(x, self.groups, %s, %s, self.eps)
                """.formatted(precision.read("weight"), precision.read("bias")))
                .tensor("weight", weight(name + ".weight", channels))
                .tensor("bias", weight(name + ".bias", channels))
                .whole("groups", groups)
                .real("eps", eps);
    }

    ScriptModule layerNorm(String name, int width, double eps) throws IOException {
        return new ScriptModule("LayerNorm", """
                def forward(self, x: Tensor) -> Tensor:
                  return torch.layer_norm(x, [self.width], %s, %s, self.eps)
                """.formatted(precision.read("weight"), precision.read("bias")))
                .tensor("weight", weight(name + ".weight", width))
                .tensor("bias", weight(name + ".bias", width))
                .whole("width", width)
                .real("eps", eps);
    }

    TensorData weight(String name, long... shape) throws IOException {
        return new WeightTensor(List.of(weights.require(name, sizes(shape))), sizes(shape), precision.stored());
    }

    private TensorData stacked(List<String> names, String suffix, long... shape) throws IOException {
        List<Weights.Found> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(weights.require(name + suffix, sizes(shape)));
        }
        long[] whole = shape.clone();
        whole[0] *= names.size();
        return new WeightTensor(parts, sizes(whole), precision.stored());
    }

    private static List<Long> sizes(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
