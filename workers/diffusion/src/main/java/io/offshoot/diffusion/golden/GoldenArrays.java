package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Recorded tensors on the model's device. */
record GoldenArrays(GoldenFile golden, NDManager manager) {

    NDArray floats(String key) {
        return manager.create(golden.floats(key), new Shape(golden.shape(key)));
    }

    NDArray longs(String key) {
        return manager.create(golden.longs(key), new Shape(golden.shape(key)));
    }

    /** Whole numbers or floats, as they were recorded. */
    NDArray numbers(String key) {
        return golden.dtype(key).startsWith("int") ? longs(key) : floats(key);
    }
}
