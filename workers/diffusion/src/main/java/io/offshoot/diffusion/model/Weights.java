package io.offshoot.diffusion.model;

import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The weights of one part of a model, in one safetensors file or several. */
final class Weights implements TensorSource, AutoCloseable {

    private final Path folder;
    private final Map<Path, SafetensorsFile> files = new LinkedHashMap<>();
    private final Map<String, SafetensorsFile> fileByTensor = new HashMap<>();

    private Weights(Path folder) {
        this.folder = folder;
    }

    /** Opens the weights of a part, checking the headers of all its files. */
    static Weights open(Path folder) throws IOException {
        Weights weights = new Weights(folder);
        try {
            for (Path file : WeightFiles.of(folder)) {
                weights.open(SafetensorsFile.open(file));
            }
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    @Override
    public Found require(String name, List<Long> shape) throws IOException {
        SafetensorsFile file = fileByTensor.get(name);
        if (file == null) {
            String where = files.keySet().stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new ModelException(folder, "tensor " + name + " of shape " + shape + " is missing in " + where);
        }
        TensorInfo info = file.info(name);
        if (!sameSizes(info.shape(), shape)) {
            throw new ModelException(
                    file.path(),
                    "tensor " + name + " must have the shape " + shape + " by config.json, has " + info.shape());
        }
        return new Found(file, info);
    }

    @Override
    public boolean has(String name) {
        return fileByTensor.containsKey(name);
    }

    /** Files of both ages and kinds write a projection as a matrix or as a 1 x 1 convolution; the numbers are the same. */
    private static boolean sameSizes(List<Long> found, List<Long> expected) {
        int rank = expected.size();
        return found.equals(expected)
                || (rank == 2
                        && found.size() > rank
                        && found.subList(0, rank).equals(expected)
                        && found.subList(rank, found.size()).stream().allMatch(size -> size == 1));
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsFile file : files.values()) {
            file.close();
        }
    }

    private void open(SafetensorsFile file) throws ModelException {
        files.put(file.path(), file);
        for (String name : file.tensors().keySet()) {
            SafetensorsFile other = fileByTensor.put(name, file);
            if (other != null) {
                throw new ModelException(
                        file.path(),
                        "holds tensor " + name + ", which " + other.path().getFileName() + " holds too");
            }
        }
    }

    /**
     * A tensor and the file that holds it.
     *
     * @param file the file
     * @param info the tensor
     */
    record Found(SafetensorsFile file, TensorInfo info) {}
}
