package io.offshoot.evaluate.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.Random;

/**
 * He's normal values (arXiv 1502.01852) from a seed of their own: DJL's initialisers draw from the engine's one generator,
 * which everything else in the process draws from as well.
 */
final class SeededInitializer implements Initializer {
    private final Random random;

    SeededInitializer(long seed) {
        random = new Random(seed);
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        long inputs = shape.size() / shape.get(0);
        double deviation = Math.sqrt(2.0 / inputs);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return manager.create(values, shape).toType(dataType, false);
    }
}
