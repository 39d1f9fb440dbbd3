package io.offshoot.diffusion.safetensors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a small safetensors file: tensors are gathered in memory, then written at once. */
public final class SafetensorsWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode header = JSON.createObjectNode();
    private final List<byte[]> tensors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long offset;

    /** Adds a free text to the file's {@code __metadata__}. */
    public SafetensorsWriter metadata(String key, String value) {
        header.withObject("/__metadata__").put(key, value);
        return this;
    }

    /** Adds a float32 tensor. */
    public SafetensorsWriter floats(String name, long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return add(name, DType.F32, shape, bytes.array());
    }

    /** Adds a float64 tensor. */
    public SafetensorsWriter doubles(String name, long[] shape, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return add(name, DType.F64, shape, bytes.array());
    }

    /** Adds a float16 tensor, rounding to nearest even. */
    public SafetensorsWriter halves(String name, long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(HalfFloat.fromFloat(value));
        }
        return add(name, DType.F16, shape, bytes.array());
    }

    /** Adds a bfloat16 tensor, rounding to nearest even. */
    public SafetensorsWriter bfloats(String name, long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(HalfFloat.toBfloat16(value));
        }
        return add(name, DType.BF16, shape, bytes.array());
    }

    /** Adds an int64 tensor. */
    public SafetensorsWriter longs(String name, long[] shape, long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return add(name, DType.I64, shape, bytes.array());
    }

    /** Writes the file, in place of any other of that name. */
    public void write(Path file) throws IOException {
        byte[] text = JSON.writeValueAsBytes(header);
        // Padded with spaces, so that the tensors begin at a multiple of eight bytes.
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(padded.length)
                    .array());
            out.write(padded);
            for (byte[] tensor : tensors) {
                out.write(tensor);
            }
        }
    }

    private SafetensorsWriter add(String name, DType dtype, long[] shape, byte[] bytes) {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (count * dtype.size() != bytes.length) {
            throw new IllegalArgumentException("tensor " + name + " of shape " + Arrays.toString(shape) + " got "
                    + bytes.length / dtype.size() + " values");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("tensor " + name + " was added twice");
        }
        ObjectNode tensor = header.putObject(name).put("dtype", dtype.name());
        Arrays.stream(shape).forEach(tensor.putArray("shape")::add);
        tensor.putArray("data_offsets").add(offset).add(offset + bytes.length);
        tensors.add(bytes);
        offset += bytes.length;
        return this;
    }
}
