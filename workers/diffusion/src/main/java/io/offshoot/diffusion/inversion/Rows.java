package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;

/** Arrays put together from the values of single draws. */
final class Rows {

    private Rows() {}

    /** [draws, shape...] float32. */
    static NDArray create(NDManager manager, List<NoisyDraw> draws, Function<NoisyDraw, float[]> values, Shape shape) {
        int length = (int) shape.size();
        float[] all = new float[draws.size() * length];
        for (int i = 0; i < draws.size(); i++) {
            System.arraycopy(values.apply(draws.get(i)), 0, all, i * length, length);
        }
        return manager.create(all, new Shape(draws.size()).addAll(shape));
    }
}
