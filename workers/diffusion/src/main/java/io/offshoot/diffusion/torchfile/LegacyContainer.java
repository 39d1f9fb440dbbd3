package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.torchfile.PickleValue.Constant;
import io.offshoot.diffusion.torchfile.PickleValue.Dict;
import io.offshoot.diffusion.torchfile.PickleValue.Sequence;
import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import io.offshoot.diffusion.torchfile.PickleValue.Text;
import io.offshoot.diffusion.torchfile.PickleValue.Whole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The container from before torch 1.6: five pickles (magic number, version, machine, value, storage keys), then each
 * storage as its element count and its elements. Source: {@code _legacy_save} of PyTorch {@code torch/serialization.py}.
 */
final class LegacyContainer implements Storages {

    /** LONG1 with the ten bytes of 0x1950a86a20f9469cfc6c, then STOP; the protocol stands before it. */
    private static final byte[] MAGIC = {
        (byte) 0x8A, 10, 0x6C, (byte) 0xFC, (byte) 0x9C, 0x46, (byte) 0xF9, 0x20, 0x6A, (byte) 0xA8, 0x50, 0x19, '.'
    };

    /** Behind the protocol; from protocol 4 on a frame of nine bytes comes between. */
    private static final int[] MAGIC_AT = {2, 11};

    private static final long VERSION = 1001;

    private final Path path;
    private final ByteBuffer file;
    private final Map<String, Integer> places = new HashMap<>();

    private LegacyContainer(Path path, ByteBuffer file) {
        this.path = path;
        this.file = file;
    }

    /** @param start the first bytes of a file */
    static boolean isOne(byte[] start) {
        return start.length > 0 && start[0] == (byte) 0x80 && magicEnd(ByteBuffer.wrap(start)) > 0;
    }

    static TorchFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer file = channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            LegacyContainer container = new LegacyContainer(path, file.position(magicEnd(file)));
            return new TorchFile(container.root(), container);
        }
    }

    /** Where the magic number ends, or 0. */
    private static int magicEnd(ByteBuffer bytes) {
        for (int place : MAGIC_AT) {
            int end = place + MAGIC.length;
            if (end <= bytes.limit() && bytes.slice(place, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
                return end;
            }
        }
        return 0;
    }

    @Override
    public ByteBuffer read(Storage storage, long from, int length) throws IOException {
        Integer place = places.get(storage.key());
        if (place == null) {
            throw new TorchFileException(path, "has no storage " + storage.key());
        }
        return file.slice((int) (place + from), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {}

    private PickleValue root() throws IOException {
        requireVersion(reader().read());
        requireLittleEndian(reader().read());
        PickleReader value = reader();
        PickleValue root = value.read();
        if (!(reader().read() instanceof Sequence keys)) {
            throw new TorchFileException(path, "does not list the keys of its storages");
        }
        for (PickleValue key : keys.items()) {
            if (!(key instanceof Text text) || value.storages().get(text.value()) == null) {
                throw new TorchFileException(path, "lists a storage that its pickle does not name");
            }
            place(value.storages().get(text.value()));
        }
        return root;
    }

    private PickleReader reader() {
        return new PickleReader(new PickleInput(path, file));
    }

    private void requireVersion(PickleValue version) throws TorchFileException {
        if (!(version instanceof Whole whole) || whole.value() != VERSION) {
            throw new TorchFileException(path, "is a torch.save file of another version than " + VERSION);
        }
    }

    private void requireLittleEndian(PickleValue machine) throws TorchFileException {
        if (!(machine instanceof Dict dict) || dict.entries().get("little_endian") != Constant.TRUE) {
            throw new TorchFileException(path, "was written on a big-endian machine, which is not read");
        }
    }

    /** Finds the storage at the file's position and goes behind it. */
    private void place(Storage storage) throws TorchFileException {
        if (file.remaining() < Long.BYTES || file.remaining() - Long.BYTES < storage.bytes()) {
            throw new TorchFileException(path, "cut short: storage " + storage.key() + " is not whole");
        }
        long count = file.getLong();
        if (count != storage.count() || places.put(storage.key(), file.position()) != null) {
            throw new TorchFileException(
                    path,
                    "its pickle says that storage %s has %d elements, but it has %d"
                            .formatted(storage.key(), storage.count(), count));
        }
        file.position((int) (file.position() + storage.bytes()));
    }
}
