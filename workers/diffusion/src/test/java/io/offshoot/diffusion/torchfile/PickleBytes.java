package io.offshoot.diffusion.torchfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pickles opcode by opcode, good ones and bad ones, and the zip around them. */
public final class PickleBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public PickleBytes() {
        op(0x80, 2);
    }

    public PickleBytes op(int... opcodes) {
        for (int opcode : opcodes) {
            bytes.write(opcode);
        }
        return this;
    }

    public PickleBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op('X').number(utf8.length).raw(utf8);
    }

    public PickleBytes whole(int value) {
        return op('J').number(value);
    }

    public PickleBytes global(String module, String name) {
        return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The persistent id of a float32 storage. */
    public PickleBytes storage(String key, int count) {
        return op('(').text("storage")
                .global("torch", "FloatStorage")
                .text(key)
                .text("cpu")
                .whole(count)
                .op('t', 'Q');
    }

    /** A float32 tensor of one dimension. */
    public PickleBytes tensor(String key, int count, int offset, int size, int stride) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .op('(')
                .storage(key, count)
                .whole(offset)
                .whole(size)
                .op(0x85)
                .whole(stride)
                .op(0x85, 0x89)
                .global("collections", "OrderedDict")
                .op(')', 'R', 't', 'R');
    }

    public byte[] stop() {
        return op('.').bytes.toByteArray();
    }

    /** A zip as torch.save writes it, with one storage of the given numbers. */
    public Path saveAs(Path path, float... storage) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(storage.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(storage);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            store(zip, "a/data.pkl", stop());
            store(zip, "a/data/0", data.array());
        }
        return path;
    }

    /** Adds an entry that is not compressed. */
    public static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private PickleBytes number(int value) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private PickleBytes raw(byte[] raw) {
        bytes.writeBytes(raw);
        return this;
    }
}
