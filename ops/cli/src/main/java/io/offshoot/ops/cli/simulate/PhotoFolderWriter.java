package io.offshoot.ops.cli.simulate;

import io.offshoot.simulator.FieldPhoto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes simulated photos as {@code ingest} reads them: {@code <species>/<id>.jpg} and {@code <species>/<id>.mask.png}. */
final class PhotoFolderWriter {
    private final Path root;

    PhotoFolderWriter(Path root) {
        this.root = root;
    }

    void write(FieldPhoto photo) {
        try {
            Path folder = Files.createDirectories(root.resolve(photo.label()));
            Files.write(folder.resolve(photo.id() + ".jpg"), photo.jpeg());
            Files.write(folder.resolve(photo.id() + ".mask.png"), photo.maskPng());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
