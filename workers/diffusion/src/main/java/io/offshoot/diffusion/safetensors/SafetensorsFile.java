package io.offshoot.diffusion.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;

/**
 * A safetensors file, opened for reading.
 *
 * <p>Opening reads and checks the header only; a tensor's bytes are read when they are asked for, so that a file much
 * larger than the heap can be read tensor by tensor. Usable from several threads.
 */
public final class SafetensorsFile implements AutoCloseable {

    /** What {@link #floats} and {@link #longs} read; weights of that size are copied in parts. */
    private static final long LARGEST_AT_ONCE = 1L << 29;

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
     * Reads a part of a tensor's bytes, little-endian, until {@code into} is full.
     *
     * @param from the first byte, counted from the tensor's own beginning
     */
    public void read(TensorInfo info, long from, ByteBuffer into) throws IOException {
        if (from < 0 || from > info.bytes() - into.remaining()) {
            throw new IllegalArgumentException(into.remaining() + " bytes from " + from + " on are not in " + info);
        }
        Header.readFully(channel, into, info.offset() + from);
    }

    /** All values of a tensor of any type, as float32. */
    public float[] floats(String name) throws IOException {
        TensorInfo info = info(name);
        ByteBuffer bytes = all(info);
        float[] values = new float[Math.toIntExact(info.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.floatAt(bytes, info.dtype(), i);
        }
        return values;
    }

    /** All values of a float64 tensor. */
    public double[] doubles(String name) throws IOException {
        TensorInfo info = info(name);
        if (info.dtype() != DType.F64) {
            throw new SafetensorsException(path, "tensor " + name + " must have the type F64, has " + info.dtype());
        }
        double[] values = new double[Math.toIntExact(info.count())];
        all(info).asDoubleBuffer().get(values);
        return values;
    }

    /** All values of a tensor of whole numbers, as int64. */
    public long[] longs(String name) throws IOException {
        TensorInfo info = info(name);
        ByteBuffer bytes = all(info);
        long[] values = new long[Math.toIntExact(info.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.longAt(bytes, info.dtype(), i);
        }
        return values;
    }

    private ByteBuffer all(TensorInfo info) throws IOException {
        if (info.bytes() > LARGEST_AT_ONCE) {
            throw new SafetensorsException(path, "tensor " + info.name() + " is too large to be read at once");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) info.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        read(info, 0, bytes);
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
