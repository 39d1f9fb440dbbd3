package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.EmptyFolder;
import io.offshoot.ops.cli.command.WholeFile;
import io.offshoot.schemas.avro.LabelledImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes images into {@code real/<class>/} and {@code synthetic/<class>/} below a folder, and how each was made into
 * {@code manifest.csv}. An image that lies elsewhere (payload by reference) gets its row without a file.
 */
final class FolderWriter implements ExportWriter {
    private final Path root;
    private final BufferedWriter manifest;

    private FolderWriter(Path root, BufferedWriter manifest) {
        this.root = root;
        this.manifest = manifest;
    }

    /**
     * Begins an export.
     *
     * @throws CommandFailure when the folder has something in it already
     */
    static FolderWriter open(Path root) {
        try {
            EmptyFolder.create(root);
            BufferedWriter manifest = Files.newBufferedWriter(root.resolve("manifest.csv"));
            manifest.write(Manifest.header() + "\n");
            return new FolderWriter(root, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one image and its row. */
    @Override
    public void write(LabelledImage image) {
        try {
            String file = image.getPayload() instanceof ByteBuffer bytes ? save(bytes, ImagePaths.of(image)) : "";
            manifest.write(Manifest.row(file, image) + "\n");
            manifest.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            manifest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String save(ByteBuffer bytes, Path relative) throws IOException {
        byte[] content = new byte[bytes.remaining()];
        bytes.duplicate().get(content);
        WholeFile.write(root.resolve(relative), content);
        return relative.toString().replace('\\', '/');
    }
}
