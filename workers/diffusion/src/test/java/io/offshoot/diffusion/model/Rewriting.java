package io.offshoot.diffusion.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes a file of float32 weights again in another of the forms that are found in the wild. */
final class Rewriting {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rewriting() {}

    /** Replaces a file by so many shards and an index. */
    static void shard(Path file, int shards) throws IOException {
        ObjectNode index = JSON.createObjectNode();
        ObjectNode map = index.putObject("weight_map");
        String stem = file.getFileName().toString().replace(".safetensors", "");
        try (SafetensorsFile whole = SafetensorsFile.open(file)) {
            List<TensorInfo> tensors = new ArrayList<>(whole.tensors().values());
            for (int i = 0; i < shards; i++) {
                String name = "%s-%05d-of-%05d.safetensors".formatted(stem, i + 1, shards);
                int first = tensors.size() * i / shards;
                SafetensorsWriter writer = new SafetensorsWriter();
                for (TensorInfo tensor : tensors.subList(first, tensors.size() * (i + 1) / shards)) {
                    writer.floats(tensor.name(), sizes(tensor.shape()), whole.floats(tensor.name()));
                    map.put(tensor.name(), name);
                }
                writer.write(file.resolveSibling(name));
            }
        }
        Files.delete(file);
        JSON.writeValue(file.resolveSibling(stem + ".safetensors.index.json").toFile(), index);
    }

    /** Replaces a file by one with other names and shapes for the same numbers. */
    static void rewrite(Path file, UnaryOperator<String> name, UnaryOperator<TensorInfo> shape) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        try (SafetensorsFile whole = SafetensorsFile.open(file)) {
            for (TensorInfo tensor : whole.tensors().values()) {
                long[] sizes = sizes(shape.apply(tensor).shape());
                writer.floats(name.apply(tensor.name()), sizes, whole.floats(tensor.name()));
            }
        }
        writer.write(file);
    }

    /** A matrix as the 1 x 1 convolution of the same numbers. */
    static TensorInfo asConvolution(TensorInfo matrix) {
        List<Long> shape = List.of(matrix.shape().get(0), matrix.shape().get(1), 1L, 1L);
        return new TensorInfo(matrix.name(), matrix.dtype(), shape, matrix.offset(), matrix.bytes());
    }

    private static long[] sizes(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
