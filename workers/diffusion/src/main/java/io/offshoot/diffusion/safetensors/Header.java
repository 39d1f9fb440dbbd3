package io.offshoot.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file.
 *
 * <p>Nothing in the file is trusted: lengths are compared with the file's before memory is taken for them, and byte
 * ranges may neither overlap nor leave the file.
 */
record Header(Map<String, TensorInfo> tensors, Map<String, String> metadata) {

    /** The format's own limit for the JSON text. */
    private static final long LARGEST = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Header read(FileChannel channel, Path file) throws IOException {
        long length = length(channel, file);
        byte[] text = new byte[(int) length];
        readFully(channel, ByteBuffer.wrap(text), 8);
        return new Parser(file, 8 + length, channel.size()).parse(text);
    }

    private static long length(FileChannel channel, Path file) throws IOException {
        if (channel.size() < 8) {
            throw new SafetensorsException(file, "not a safetensors file: only " + channel.size() + " bytes long");
        }
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, buffer, 0);
        long length = buffer.getLong(0);
        if (length < 2 || length > LARGEST || length > channel.size() - 8) {
            throw new SafetensorsException(
                    file,
                    "not a whole safetensors file: its header claims " + Long.toUnsignedString(length)
                            + " bytes, the file has " + channel.size());
        }
        return length;
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, position + into.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
    }

    /** Turns the header's text into tensors; offsets in the text count from {@code start}. */
    private record Parser(Path file, long start, long end) {

        Header parse(byte[] text) throws IOException {
            JsonNode root = json(text);
            Map<String, TensorInfo> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                if (entry.getKey().equals("__metadata__")) {
                    entry.getValue()
                            .properties()
                            .forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
                } else {
                    tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
                }
            }
            rejectOverlap(tensors);
            return new Header(tensors, metadata);
        }

        private JsonNode json(byte[] text) throws IOException {
            try {
                JsonNode root = JSON.readTree(text);
                if (root != null && root.isObject()) {
                    return root;
                }
            } catch (JsonProcessingException e) {
                // The same sentence as for text that is no object.
            }
            throw new SafetensorsException(file, "not a safetensors file: its header is not a JSON object");
        }

        private TensorInfo tensor(String name, JsonNode node) throws IOException {
            DType dtype = dtype(name, node.path("dtype").asText());
            List<Long> shape = longs(node.path("shape"));
            List<Long> offsets = longs(node.path("data_offsets"));
            if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
                throw new SafetensorsException(file, "tensor " + name + " has no valid data_offsets");
            }
            long bytes = offsets.get(1) - offsets.get(0);
            if (offsets.get(1) > end - start) {
                throw new SafetensorsException(
                        file, "cut short: tensor " + name + " reaches beyond the end of the file");
            }
            if (bytes != bytes(shape, dtype)) {
                throw new SafetensorsException(
                        file,
                        "tensor " + name + " of shape " + shape + " and type " + dtype + " has " + bytes + " bytes");
            }
            return new TensorInfo(name, dtype, shape, start + offsets.get(0), bytes);
        }

        private DType dtype(String name, String dtype) throws IOException {
            try {
                return DType.valueOf(dtype);
            } catch (IllegalArgumentException e) {
                throw new SafetensorsException(
                        file, "tensor " + name + " has the type '" + dtype + "', which is not supported");
            }
        }

        /** The bytes that a shape needs, or -1 if the shape is impossible. */
        private static long bytes(List<Long> shape, DType dtype) {
            long bytes = dtype.size();
            for (long size : shape) {
                if (size < 0 || (size > 0 && bytes > Long.MAX_VALUE / size)) {
                    return -1;
                }
                bytes *= size;
            }
            return bytes;
        }

        private static List<Long> longs(JsonNode array) {
            List<Long> values = new ArrayList<>();
            array.forEach(
                    value -> values.add(value.canConvertToLong() && value.isIntegralNumber() ? value.asLong() : -1));
            return List.copyOf(values);
        }

        private void rejectOverlap(Map<String, TensorInfo> tensors) throws IOException {
            List<TensorInfo> ordered = new ArrayList<>(tensors.values());
            ordered.removeIf(tensor -> tensor.bytes() == 0);
            ordered.sort(Comparator.comparingLong(TensorInfo::offset));
            for (int i = 1; i < ordered.size(); i++) {
                TensorInfo before = ordered.get(i - 1);
                TensorInfo tensor = ordered.get(i);
                if (tensor.offset() < before.offset() + before.bytes()) {
                    throw new SafetensorsException(
                            file, "tensors " + before.name() + " and " + tensor.name() + " overlap");
                }
            }
        }
    }
}
