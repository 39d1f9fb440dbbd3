package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.safetensors.Elements;
import io.offshoot.diffusion.torchfile.PickleValue.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that {@code torch.save} wrote, opened for reading: the zip of today or the container from before torch 1.6.
 *
 * <p>Nothing in it is executed and nothing is trusted: the pickle goes through a machine that knows tensors and plain data
 * only, and sizes are compared with the file's before memory is taken for them. Not safe for use by several threads.
 */
public final class TorchFile implements AutoCloseable {

    /** Room for the token table of any text encoder, which some tools save along with its one row. */
    private static final long LARGEST_FILE = 1L << 28;

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final PickleValue root;
    private final Storages storages;

    TorchFile(PickleValue root, Storages storages) {
        this.root = root;
        this.storages = storages;
    }

    /** Whether a file begins like one that {@code torch.save} wrote, or like a pickle of any kind. */
    public static boolean isOne(Path path) throws IOException {
        byte[] start = start(path);
        return isZip(start) || (start.length > 1 && start[0] == (byte) 0x80 && start[1] <= 5 && !isSafetensors(start));
    }

    /**
     * Opens a file and reads its pickle.
     *
     * @throws TorchFileException when it is damaged, too large, or asks for more than tensors and plain data
     */
    public static TorchFile open(Path path) throws IOException {
        if (Files.size(path) > LARGEST_FILE) {
            throw new TorchFileException(
                    path, "too large: a file of concept vectors has at most %d MiB".formatted(LARGEST_FILE >> 20));
        }
        byte[] start = start(path);
        if (isZip(start)) {
            return ZipContainer.open(path);
        }
        if (LegacyContainer.isOne(start)) {
            return LegacyContainer.open(path);
        }
        throw new TorchFileException(
                path, "not written by torch.save, or before torch 0.4; save it again with a newer torch");
    }

    /** The value that was saved. */
    public PickleValue root() {
        return root;
    }

    /** All numbers of a tensor of this file as float32, in the order of its sizes. */
    public float[] floats(Tensor tensor) throws IOException {
        TensorView view = tensor.view();
        int size = view.storage().dtype().size();
        ByteBuffer bytes = storages.read(view.storage(), view.offset() * size, view.span() * size);
        float[] values = new float[view.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.floatAt(bytes, view.storage().dtype(), view.placeOf(i));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        storages.close();
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(32);
        }
    }

    /** A header of 0x80 bytes begins like a pickle too, but is JSON from the ninth byte on. */
    private static boolean isSafetensors(byte[] start) {
        return start.length > Long.BYTES && start[Long.BYTES] == '{';
    }

    private static boolean isZip(byte[] start) {
        return start.length > ZIP.length && Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length);
    }
}
