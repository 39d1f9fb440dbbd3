package io.offshoot.evaluate.classifier;

import io.offshoot.diffusion.model.Libtorch;

/** The engine that the classifier runs on. */
final class Torch {
    static final String ENGINE = Libtorch.ENGINE;

    private Torch() {}

    /** Loads libtorch, once; with as many threads as it was started with elsewhere, or as the machine has cores. */
    static void start() {
        Libtorch.start(Runtime.getRuntime().availableProcessors());
    }
}
