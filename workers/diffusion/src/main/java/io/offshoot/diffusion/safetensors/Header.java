package io.offshoot.diffusion.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file.
 *
 * <p>Nothing in the file is trusted: lengths are compared with the file's before memory is taken for them, and byte
 * ranges may neither overlap nor leave the file.
 */
record Header(Map<String, TensorInfo> tensors, Map<String, String> metadata) {

    /** A quarter of the format's own limit for the JSON text; the header of SDXL's UNet has 0.2 million bytes. */
    private static final long LARGEST = 25_000_000;

    static Header read(FileChannel channel, Path file) throws IOException {
        long length = length(channel, file);
        byte[] text = new byte[(int) length];
        readFully(channel, ByteBuffer.wrap(text), 8);
        long dataBytes = channel.size() - 8 - length;
        Header header = new HeaderParser(file, 8 + length, dataBytes).parse(text);
        rejectOverlap(header.tensors(), file);
        return header;
    }

    /** Fills a buffer from a place in the file. */
    static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long next = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, next);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            next += read;
        }
    }

    private static long length(FileChannel channel, Path file) throws IOException {
        if (channel.size() < 8) {
            throw new SafetensorsException(file, "not a safetensors file: only " + channel.size() + " bytes long");
        }
        ByteBuffer first = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, first, 0);
        long length = first.getLong(0);
        if (length >= 2 && length <= LARGEST && length <= channel.size() - 8) {
            return length;
        }
        if (Pickled.looksLike(first)) {
            throw new SafetensorsException(file, "a PyTorch pickle under the name of a safetensors file: not opened");
        }
        String claim = "its header claims " + Long.toUnsignedString(length) + " bytes, the file has " + channel.size();
        throw new SafetensorsException(file, "not a whole safetensors file: " + claim);
    }

    private static void rejectOverlap(Map<String, TensorInfo> tensors, Path file) throws IOException {
        List<TensorInfo> ordered = new ArrayList<>(tensors.values());
        ordered.removeIf(tensor -> tensor.bytes() == 0);
        ordered.sort(Comparator.comparingLong(TensorInfo::offset));
        for (int i = 1; i < ordered.size(); i++) {
            TensorInfo before = ordered.get(i - 1);
            TensorInfo tensor = ordered.get(i);
            if (tensor.offset() < before.offset() + before.bytes()) {
                throw new SafetensorsException(file, "tensors " + before.name() + " and " + tensor.name() + " overlap");
            }
        }
    }
}
