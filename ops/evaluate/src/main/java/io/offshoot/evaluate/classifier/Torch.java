package io.offshoot.evaluate.classifier;

import ai.djl.engine.Engine;
import io.offshoot.diffusion.Djl;

/** The engine that the classifier runs on. */
final class Torch {
    static final String ENGINE = "PyTorch";

    private Torch() {}

    /** Loads libtorch, once; as many threads as it was started with elsewhere, or as the machine has cores. */
    static void start() {
        Djl.stayOffline();
        Engine.getEngine(ENGINE);
    }
}
