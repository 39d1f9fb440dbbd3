package io.offshoot.evaluate.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;

/** A residual network of three stages (K. He et al., arXiv 1512.03385), each half as fine and twice as wide. */
final class ResidualNetwork {
    private ResidualNetwork() {}

    /** N x 3 x side x side pictures to N x classes logits. */
    static Block of(int width, int classes) {
        return new SequentialBlock()
                .add(convolution(width, 3, 2))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(residual(width, 1))
                .add(residual(2 * width, 2))
                .add(residual(4 * width, 2))
                .add(Pool.globalAvgPool2dBlock())
                .add(Linear.builder().setUnits(classes).build());
    }

    private static Block residual(int width, int stride) {
        SequentialBlock detour = new SequentialBlock()
                .add(convolution(width, 3, stride))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(convolution(width, 3, 1))
                .add(BatchNorm.builder().build());
        Block shortcut = stride == 1
                ? Blocks.identityBlock()
                : new SequentialBlock()
                        .add(convolution(width, 1, stride))
                        .add(BatchNorm.builder().build());
        return new ParallelBlock(ResidualNetwork::sum, List.of(detour, shortcut));
    }

    private static NDList sum(List<NDList> branches) {
        NDArray sum = branches.get(0).singletonOrThrow().add(branches.get(1).singletonOrThrow());
        return new NDList(Activation.relu(sum));
    }

    private static Conv2d convolution(int filters, int kernel, int stride) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(false)
                .build();
    }
}
