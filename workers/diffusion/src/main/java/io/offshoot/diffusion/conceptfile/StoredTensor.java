package io.offshoot.diffusion.conceptfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a concept file: one vector [width] or several [n, width].
 *
 * @param shape the sizes, outermost first
 * @param values all numbers, in the order of the sizes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredTensor(List<Long> shape, float[] values) {

    /** diffusers gives every vector a token, and a prompt has room for 75. */
    private static final int MOST_VECTORS = 75;

    private static final int WIDEST = 1 << 14;

    /**
     * The vectors.
     *
     * @throws IllegalArgumentException when the shape is none of vectors, or a number is not finite
     */
    List<float[]> vectors() {
        if (shape.isEmpty() || shape.size() > 2 || shape.contains(0L)) {
            throw new IllegalArgumentException("must be of shape [width] or [n, width], was " + shape);
        }
        long count = shape.size() == 1 ? 1 : shape.get(0);
        long width = shape.get(shape.size() - 1);
        if (count > MOST_VECTORS || width > WIDEST) {
            throw new IllegalArgumentException(
                    "must have at most %d vectors of width %d, was %s".formatted(MOST_VECTORS, WIDEST, shape));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("holds " + value + "; its training failed");
            }
        }
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < values.length; from += (int) width) {
            vectors.add(Arrays.copyOfRange(values, from, from + (int) width));
        }
        return vectors;
    }
}
