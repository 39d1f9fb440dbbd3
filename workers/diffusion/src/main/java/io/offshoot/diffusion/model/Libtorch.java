package io.offshoot.diffusion.model;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.offshoot.diffusion.Djl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process-wide start of libtorch through DJL. */
public final class Libtorch {

    private static final Logger log = LoggerFactory.getLogger(Libtorch.class);

    /** Name of DJL's engine. */
    public static final String ENGINE = "PyTorch";

    private static boolean started;

    private Libtorch() {}

    /**
     * Loads libtorch on the first call and sees that the device is there.
     *
     * @throws IllegalArgumentException when the device is a GPU that this libtorch cannot use
     */
    static void start(LoadSettings settings) {
        start(settings.threads());
        if (settings.device().isGpu()) {
            requireCuda(settings.device().getDeviceId());
        }
    }

    private static void requireCuda(int number) {
        Engine engine = Engine.getEngine(ENGINE);
        if (!engine.hasCapability(StandardCapabilities.CUDA)) {
            throw new IllegalArgumentException(
                    ("device cuda needs a CUDA build of libtorch and this is one for the CPU:"
                                    + " set PYTORCH_LIBRARY_PATH to the lib folder of PyTorch %s for CUDA, or use device cpu")
                            .formatted(engine.getVersion()));
        }
        int count = engine.getGpuCount();
        if (number >= count) {
            throw new IllegalArgumentException(
                    "device cuda:%d is not there: this machine has %d CUDA devices, counted from 0; name another or cpu"
                            .formatted(number, count));
        }
    }

    /**
     * Loads libtorch on the first call; later calls do nothing.
     *
     * @param threads how many threads one operator may use
     */
    public static synchronized void start(int threads) {
        if (started) {
            return;
        }
        Djl.stayOffline();
        waitWithoutSpinning();
        setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads));
        setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
        Engine.getEngine(ENGINE);
        // The engine turns gradients off in the thread that starts it and in no other; every thread shall be alike.
        JniUtils.setGradMode(true);
        started = true;
    }

    /**
     * Lets libtorch's threads sleep where they wait for each other. By default they spin, and where another thread wants
     * the core, be it the trainer beside the editor, every operator then waits for a time slice: a call of two threads
     * on a busy machine took twenty times as long. OpenMP looks at the environment once, when its library is loaded;
     * what the user has set is left alone.
     */
    private static void waitWithoutSpinning() {
        if (!Platform.isWindows() && System.getenv("OMP_WAIT_POLICY") == null) {
            Environment libc = Native.load("c", Environment.class);
            if (libc.setenv("OMP_WAIT_POLICY", "PASSIVE", 0) != 0) {
                log.warn("Could not set OMP_WAIT_POLICY; set it to PASSIVE if calls are slow on a busy machine");
            }
        }
    }

    /** The part of the C library that Java does not offer. */
    interface Environment extends Library {
        int setenv(String name, String value, int overwrite);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
