package io.offshoot.diffusion.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;

/**
 * A safetensors file, opened for reading.
 *
 * <p>Opening reads and checks the header only; a tensor's bytes are mapped when they are asked for, so that a file much
 * larger than the heap can be read tensor by tensor. Usable from several threads.
 */
public final class SafetensorsFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final Header header;

    private SafetensorsFile(Path path, FileChannel channel, Header header) {
        this.path = path;
        this.channel = channel;
        this.header = header;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws SafetensorsException if it is no safetensors file, or cut short
     */
    public static SafetensorsFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(path, channel, Header.read(channel, path));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The file itself. */
    public Path path() {
        return path;
    }

    /** All tensors by name, in the order of the header. */
    public Map<String, TensorInfo> tensors() {
        return Collections.unmodifiableMap(header.tensors());
    }

    /** The free texts under {@code __metadata__}. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /** What the header says of a tensor; an error that names the file if there is none of that name. */
    public TensorInfo info(String name) throws IOException {
        TensorInfo info = header.tensors().get(name);
        if (info == null) {
            throw new SafetensorsException(path, "has no tensor " + name);
        }
        return info;
    }

    /**
     * A part of a tensor's bytes, little-endian, mapped and not copied.
     *
     * @param from the first byte, counted from the tensor's own beginning
     * @param length at most 2 GiB
     */
    public ByteBuffer bytes(TensorInfo info, long from, int length) throws IOException {
        if (from < 0 || length < 0 || from + length > info.bytes()) {
            throw new IllegalArgumentException("bytes " + from + " to " + (from + length) + " are not in " + info);
        }
        return channel.map(MapMode.READ_ONLY, info.offset() + from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All values of a tensor of any type, as float32. */
    public float[] floats(String name) throws IOException {
        TensorInfo info = info(name);
        ByteBuffer bytes = bytes(info, 0, Math.toIntExact(info.bytes()));
        float[] values = new float[Math.toIntExact(info.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.floatAt(bytes, info.dtype(), i);
        }
        return values;
    }

    /** All values of a tensor of whole numbers, as int64. */
    public long[] longs(String name) throws IOException {
        TensorInfo info = info(name);
        ByteBuffer bytes = bytes(info, 0, Math.toIntExact(info.bytes()));
        long[] values = new long[Math.toIntExact(info.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.longAt(bytes, info.dtype(), i);
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
