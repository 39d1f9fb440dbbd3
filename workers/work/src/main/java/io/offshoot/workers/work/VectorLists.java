package io.offshoot.workers.work;

import java.util.List;

/** Concept vectors as records carry them, as arrays. */
public final class VectorLists {

    private VectorLists() {}

    /** One array per vector. */
    public static List<float[]> arrays(List<List<Float>> vectors) {
        return vectors.stream().map(VectorLists::array).toList();
    }

    private static float[] array(List<Float> vector) {
        float[] numbers = new float[vector.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = vector.get(i);
        }
        return numbers;
    }
}
