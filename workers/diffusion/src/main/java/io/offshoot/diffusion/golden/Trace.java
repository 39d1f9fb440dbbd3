package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** The values of an array at every step, one step after the other. */
final class Trace {

    private final List<float[]> steps = new ArrayList<>();

    void add(NDArray array) {
        add(array.toFloatArray());
    }

    void add(float[] values) {
        steps.add(values);
    }

    float[] values() {
        float[] values = new float[steps.stream().mapToInt(step -> step.length).sum()];
        int position = 0;
        for (float[] step : steps) {
            System.arraycopy(step, 0, values, position, step.length);
            position += step.length;
        }
        return values;
    }
}
