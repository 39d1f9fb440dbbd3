package io.offshoot.diffusion.model;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import io.offshoot.diffusion.Djl;

/** The process-wide start of libtorch through DJL. */
final class Libtorch {

    static final String ENGINE = "PyTorch";

    private static boolean started;

    private Libtorch() {}

    /**
     * Loads libtorch on the first call; later calls do nothing.
     *
     * @param threads how many threads one operator may use
     */
    static synchronized void start(int threads) {
        if (started) {
            return;
        }
        Djl.stayOffline();
        setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads));
        setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
        Engine.getEngine(ENGINE);
        // The engine turns gradients off in the thread that starts it and in no other; every thread shall be alike.
        JniUtils.setGradMode(true);
        started = true;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
