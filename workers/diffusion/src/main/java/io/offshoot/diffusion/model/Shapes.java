package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Checks of arguments before libtorch sees them. */
final class Shapes {

    private Shapes() {}

    /** Refuses an array of another shape; -1 stands for any size. */
    static void require(String name, NDArray array, long... sizes) {
        Shape shape = array.getShape();
        boolean fits = shape.dimension() == sizes.length;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = sizes[i] < 0 || shape.get(i) == sizes[i];
        }
        if (!fits) {
            throw new IllegalArgumentException(name + " must have the shape " + new Shape(sizes) + ", was " + shape);
        }
    }

    /** Refuses images whose height or width (the last two sizes) is no multiple of {@code factor}. */
    static void requireMultiple(String name, NDArray array, int factor) {
        Shape shape = array.getShape();
        if (shape.get(2) % factor != 0 || shape.get(3) % factor != 0) {
            throw new IllegalArgumentException(
                    name + " must be a multiple of " + factor + " high and wide, was " + shape);
        }
    }
}
