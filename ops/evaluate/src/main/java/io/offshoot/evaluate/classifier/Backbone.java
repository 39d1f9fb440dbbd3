package io.offshoot.evaluate.classifier;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.offshoot.evaluate.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A TorchScript module that turns N x 3 x side x side pictures, normalised as ImageNet's, into N x features; its weights
 * never change. Features of another shape are flattened.
 */
public final class Backbone implements AutoCloseable {
    private final Model model;
    private final int side;

    private Backbone(Model model, int side) {
        this.model = model;
        this.side = side;
    }

    /**
     * Loads a file that {@code torch.jit.save} has written.
     *
     * @param side width and height that it takes, 224 as a rule
     * @throws DataException when it is none
     */
    public static Backbone load(Path file, int side) {
        Torch.start();
        Model model = Model.newInstance("backbone", Device.cpu(), Torch.ENGINE);
        try (InputStream in = Files.newInputStream(file)) {
            model.load(in);
            return new Backbone(model, side);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new DataException(
                    "the backbone " + file + " cannot be loaded (" + e.getMessage()
                            + "); name a file that torch.jit.save has written with --backbone.",
                    e);
        }
    }

    /** Width and height of the pictures in pixels. */
    public int side() {
        return side;
    }

    /** Features of pictures with values in [-1, 1]; the caller closes the manager. */
    NDArray features(NDManager manager, NDArray pictures) {
        NDArray mean = manager.create(new float[] {0.485f, 0.456f, 0.406f}, new Shape(1, 3, 1, 1));
        NDArray deviation = manager.create(new float[] {0.229f, 0.224f, 0.225f}, new Shape(1, 3, 1, 1));
        NDArray normalised = pictures.add(1).div(2).sub(mean).div(deviation);
        NDList result = model.getBlock().forward(new ParameterStore(manager, true), new NDList(normalised), false);
        // What a frozen module returns cannot take part in a backward pass; its copy can.
        return result.get(0).duplicate().reshape(pictures.getShape().get(0), -1);
    }

    @Override
    public void close() {
        model.close();
    }
}
