package io.offshoot.diffusion.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TorchScript archive that libtorch has loaded.
 *
 * <p>libtorch does not promise that two threads may call one module, so calls take turns. What a call gives is attached
 * to the manager of its first argument.
 */
final class Network implements AutoCloseable {

    /**
     * Without trainParam DJL loads weights in libtorch's inference mode, and a gradient could not pass through them; they
     * are frozen by hand instead.
     */
    private static final Map<String, String> OPTIONS = Map.of("mapLocation", "true", "trainParam", "true");

    private final Model model;
    private final PtSymbolBlock block;
    private final long numParameters;
    private final ReentrantLock turn = new ReentrantLock();

    private Network(Model model, PtSymbolBlock block, long numParameters) {
        this.model = model;
        this.block = block;
        this.numParameters = numParameters;
    }

    static Network load(Path archive, LoadSettings settings, long numParameters) throws IOException {
        Model model = Model.newInstance(archive.getFileName().toString(), settings.device(), Libtorch.ENGINE);
        try {
            model.load(archive, null, OPTIONS);
            model.getBlock().freezeParameters(true);
            return new Network(model, (PtSymbolBlock) model.getBlock(), numParameters);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        } catch (MalformedModelException e) {
            model.close();
            throw new IOException("libtorch cannot load " + archive, e);
        }
    }

    /** How many numbers the weights are. */
    long numParameters() {
        return numParameters;
    }

    /**
     * Runs {@code forward}. libtorch builds a graph for {@code backward} where an argument requires a gradient, and only
     * there, since the weights require none.
     */
    NDArray forward(NDArray... arguments) {
        turn.lock();
        try {
            return IValueUtils.forward(block, new NDList(arguments), true).singletonOrThrow();
        } finally {
            turn.unlock();
        }
    }

    /** Runs a method without a graph; a tuple comes as a list. */
    NDList run(String method, NDArray... arguments) {
        NDManager manager = arguments[0].getManager();
        IValue[] values = Arrays.stream(arguments)
                .map(argument -> IValue.from((PtNDArray) argument))
                .toArray(IValue[]::new);
        turn.lock();
        try (IValue result = IValueUtils.runMethod(block, method, values)) {
            return result.toNDList((PtNDManager) manager);
        } finally {
            turn.unlock();
            Arrays.stream(values).forEach(IValue::close);
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            model.close();
        } finally {
            turn.unlock();
        }
    }
}
