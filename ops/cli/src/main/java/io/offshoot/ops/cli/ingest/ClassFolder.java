package io.offshoot.ops.cli.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files of one class; links are followed, what cannot be read becomes a warning. */
final class ClassFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ClassFolder(Path root) {
        this.root = root;
    }

    static ClassFolder walk(Path root) {
        ClassFolder folder = new ClassFolder(root);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    List<PhotoFile> photos() {
        return files.stream()
                .map(file -> new PhotoFile(label(), relativeName(file), file, maskOf(file)))
                .sorted(Comparator.comparing(PhotoFile::name))
                .toList();
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !isHidden(file) && !nameOf(file).endsWith(PhotoFolder.MASK_ENDING)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) {
        warnings.add(file + " cannot be read and is left out (" + error + ").");
        return FileVisitResult.CONTINUE;
    }

    static boolean isHidden(Path file) {
        return nameOf(file).startsWith(".");
    }

    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    /** The same name typed on two systems may differ in Unicode form; NFC makes it one class. */
    private String label() {
        return Normalizer.normalize(nameOf(root), Normalizer.Form.NFC);
    }

    private String relativeName(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The mask that lies beside a photo; null when there is none. */
    static @Nullable Path maskOf(Path file) {
        String name = nameOf(file);
        int dot = name.lastIndexOf('.');
        Path mask = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + PhotoFolder.MASK_ENDING);
        return Files.isRegularFile(mask) ? mask : null;
    }
}
