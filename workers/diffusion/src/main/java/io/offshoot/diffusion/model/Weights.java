package io.offshoot.diffusion.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The weights of one part of a model: one safetensors file, or several under an index.
 *
 * <p>Taken is, of the names diffusers and transformers write, the first that is there.
 */
final class Weights implements TensorSource, AutoCloseable {

    private static final List<String> NAMES = List.of("diffusion_pytorch_model", "model");

    private static final List<String> ENDINGS = List.of(
            ".safetensors",
            ".safetensors.index.json",
            ".fp16.safetensors",
            ".safetensors.index.fp16.json",
            ".bf16.safetensors",
            ".non_ema.safetensors");

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
            for (Path file : files(folder)) {
                weights.open(SafetensorsFile.open(file));
            }
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /** The files that hold a part's weights, in a fixed order; an index is read, not listed. */
    static List<Path> files(Path folder) throws IOException {
        for (String name : NAMES) {
            for (String ending : ENDINGS) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return ending.endsWith(".json") ? shards(folder, file) : List.of(file);
                }
            }
        }
        throw new ModelException(folder, "holds no weights: expected NAME.safetensors" + foundInstead(folder));
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

    private void open(SafetensorsFile file) {
        files.put(file.path(), file);
        file.tensors().keySet().forEach(name -> fileByTensor.put(name, file));
    }

    private static List<Path> shards(Path folder, Path index) throws IOException {
        TreeSet<Path> shards = new TreeSet<>();
        for (JsonNode name : ConfigFile.read(index).json().path("weight_map")) {
            if (!name.asText().matches("[\\w.-]+\\.safetensors")) {
                throw new ModelException(index, "names a file outside its folder or of another kind: " + name);
            }
            Path shard = folder.resolve(name.asText());
            if (!Files.isRegularFile(shard)) {
                throw new ModelException(index, "names " + name.asText() + ", which is missing");
            }
            shards.add(shard);
        }
        if (shards.isEmpty()) {
            throw new ModelException(index, "has no weight_map");
        }
        return List.copyOf(shards);
    }

    private static String foundInstead(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return ", but the folder is missing";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(bin|ckpt|pt|pth)"))
                    .findFirst()
                    .map(name ->
                            ", found " + name + ", which is a pickle and is not opened: convert it with diffusers' "
                                    + "save_pretrained(safe_serialization=True)")
                    .orElse("");
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
