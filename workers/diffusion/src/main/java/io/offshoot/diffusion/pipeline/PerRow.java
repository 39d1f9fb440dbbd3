package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Numbers that belong to the rows of a batch, as arrays that broadcast over latents. */
final class PerRow {

    private PerRow() {}

    /** [n, 1, 1, 1] float32, one number of each row. */
    static <T> NDArray numbers(NDManager manager, List<T> rows, ToDoubleFunction<T> number) {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number.applyAsDouble(rows.get(i));
        }
        return manager.create(values, new Shape(values.length, 1, 1, 1));
    }

    /** {@code array} times a number of each row; leaves out the work when the number is 0 in every row. */
    static <T> NDArray addScaled(NDArray sum, NDArray array, List<T> rows, ToDoubleFunction<T> number) {
        if (rows.stream().mapToDouble(number).allMatch(value -> value == 0)) {
            return sum;
        }
        return sum.add(array.mul(numbers(array.getManager(), rows, number)));
    }

    /** [n] int64, attached to {@code manager}. */
    static NDArray places(NDManager manager, List<Integer> places) {
        return manager.create(places.stream().mapToLong(Integer::longValue).toArray());
    }

    /**
     * The rows of an array at the given places.
     *
     * @param manager gets the result
     */
    static NDArray pick(NDManager manager, NDArray array, List<Integer> places) {
        try (NDArray indices = places(manager, places)) {
            NDArray picked = array.get(indices);
            picked.attach(manager);
            return picked;
        }
    }
}
