package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes images into {@code real/<class>/} and {@code synthetic/<class>/} below a folder, and how each was made into
 * {@code manifest.csv}. An image that lies elsewhere (payload by reference) gets its row without a file.
 */
public final class FolderWriter implements AutoCloseable {
    private final Path root;
    private final BufferedWriter manifest;
    private long real;
    private long synthetic;

    private FolderWriter(Path root, BufferedWriter manifest) {
        this.root = root;
        this.manifest = manifest;
    }

    /**
     * Begins an export.
     *
     * @throws CommandFailure when the folder has something in it already
     */
    public static FolderWriter open(Path root) {
        try {
            Files.createDirectories(root);
            requireEmpty(root);
            BufferedWriter manifest = Files.newBufferedWriter(root.resolve("manifest.csv"));
            manifest.write(Manifest.header() + "\n");
            return new FolderWriter(root, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one image and its row. */
    public void write(LabelledImage image) {
        try {
            String file = image.getPayload() instanceof ByteBuffer bytes ? save(bytes, ImagePaths.of(image)) : "";
            manifest.write(Manifest.row(file, image) + "\n");
            manifest.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (image.getProvenance() == null) {
            real++;
        } else {
            synthetic++;
        }
    }

    /** Real photos written so far. */
    public long real() {
        return real;
    }

    /** Synthetic images written so far. */
    public long synthetic() {
        return synthetic;
    }

    @Override
    public void close() {
        try {
            manifest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file appears under its name only when it is whole. */
    private String save(ByteBuffer bytes, Path relative) throws IOException {
        Path file = root.resolve(relative);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        byte[] content = new byte[bytes.remaining()];
        bytes.duplicate().get(content);
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return relative.toString().replace('\\', '/');
    }

    private static void requireEmpty(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new CommandFailure("the folder " + root + " is not empty; name a new or an empty one.");
            }
        }
    }
}
