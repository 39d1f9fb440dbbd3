package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip that {@code torch.save} writes since torch 1.6: NAME/data.pkl and NAME/data/0, 1, 2, ...
 *
 * <p>Its entries are never compressed, so that none can be larger than the file. Nothing is unpacked.
 */
final class ZipContainer implements Storages {

    private static final int MOST_ENTRIES = 20_000;
    private static final int LARGEST_PICKLE = 1 << 22;
    private static final String PICKLE = "/data.pkl";

    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Set<String> checked = new HashSet<>();
    private final String folder;

    private ZipContainer(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        collect(Files.size(path));
        this.folder = folder();
    }

    static TorchFile open(Path path) throws IOException {
        ZipFile zip = zip(path);
        try {
            ZipContainer container = new ZipContainer(path, zip);
            container.requireLittleEndian();
            return new TorchFile(container.root(), container);
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            zip.close();
            throw damaged(path, damaged);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public ByteBuffer read(Storage storage, long from, int length) throws IOException {
        ZipEntry entry = entry("/data/" + storage.key());
        if (entry.getSize() != storage.bytes()) {
            throw new TorchFileException(
                    path,
                    "its pickle says that storage %s has %d bytes, but it has %d"
                            .formatted(storage.key(), storage.bytes(), entry.getSize()));
        }
        return ByteBuffer.wrap(bytes(entry, from, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile zip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw damaged(path, damaged);
        }
    }

    private static TorchFileException damaged(Path path, Exception damaged) {
        String fault = damaged instanceof EOFException ? "an entry is cut short" : damaged.getMessage();
        return new TorchFileException(path, "its zip is damaged: " + fault);
    }

    private void collect(long fileSize) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new TorchFileException(path, "its zip has more than " + MOST_ENTRIES + " entries");
        }
        long sum = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            requirePlain(entry);
            sum += entry.getSize();
            if (sum > fileSize) {
                throw new TorchFileException(path, "the entries of its zip overlap or reach beyond its end");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new TorchFileException(path, "its zip has the entry " + entry.getName() + " twice");
            }
        }
    }

    private void requirePlain(ZipEntry entry) throws TorchFileException {
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw new TorchFileException(path, "its zip has the entry " + name + ", a name that leads out of it");
        }
        if (entry.getMethod() != ZipEntry.STORED
                || entry.getSize() != entry.getCompressedSize()
                || entry.getSize() < 0) {
            throw new TorchFileException(path, "its entry " + name + " is compressed, which torch.save never does");
        }
    }

    private String folder() throws TorchFileException {
        List<String> folders = entries.keySet().stream()
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .toList();
        if (folders.size() != 1) {
            throw new TorchFileException(
                    path, "a zip, but not written by torch.save: it has no NAME/data.pkl of its own");
        }
        return folders.get(0);
    }

    private void requireLittleEndian() throws IOException {
        ZipEntry order = entries.get(folder + "/byteorder");
        if (order != null && (order.getSize() != 6 || bytes(order, 0, 6)[0] != 'l')) {
            throw new TorchFileException(path, "was written on a big-endian machine, which is not read");
        }
    }

    private PickleValue root() throws IOException {
        ZipEntry pickle = entry(PICKLE);
        if (pickle.getSize() > LARGEST_PICKLE) {
            throw new TorchFileException(path, "its pickle has more than " + LARGEST_PICKLE + " bytes");
        }
        byte[] bytes = bytes(pickle, 0, (int) pickle.getSize());
        return new PickleReader(new PickleInput(path, ByteBuffer.wrap(bytes))).read();
    }

    private ZipEntry entry(String name) throws TorchFileException {
        ZipEntry entry = entries.get(folder + name);
        if (entry == null) {
            throw new TorchFileException(path, "its zip has no entry " + folder + name);
        }
        return entry;
    }

    private byte[] bytes(ZipEntry entry, long from, int length) throws IOException {
        try {
            requireChecksum(entry);
            try (InputStream in = zip.getInputStream(entry)) {
                in.skipNBytes(from);
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new EOFException();
                }
                return bytes;
            }
        } catch (ZipException | EOFException damaged) {
            throw damaged(path, damaged);
        }
    }

    /** Once for each entry, however many tensors lie in it. */
    private void requireChecksum(ZipEntry entry) throws IOException {
        if (checked.add(entry.getName())) {
            CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            try (in) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new TorchFileException(path, "its entry " + entry.getName() + " is damaged: wrong checksum");
            }
        }
    }
}
