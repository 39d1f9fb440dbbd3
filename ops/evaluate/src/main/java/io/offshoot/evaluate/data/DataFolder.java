package io.offshoot.evaluate.data;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a folder with a sub-folder per class, or one with the sub-folders {@code train} and {@code test} that have
 * sub-folders of the same classes. Underscores in a folder's name stand for spaces.
 */
public final class DataFolder {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp");
    private static final long MAX_PIXELS = 50_000_000;

    private final Path root;
    private final LabelMap labels;
    private final PhotoDecoder decoder = new PhotoDecoder(MAX_PIXELS);

    /**
     * @param root the folder
     * @param labels which class each folder stands for
     */
    public DataFolder(Path root, LabelMap labels) {
        this.root = root;
        this.labels = labels;
    }

    /**
     * All photos, sorted by name.
     *
     * @throws DataException when the folder is not of this form, or a photo cannot be decoded
     */
    public Pools read() {
        Path train = root.resolve("train");
        Path test = root.resolve("test");
        boolean split = Files.isDirectory(train) && Files.isDirectory(test);
        Pools pools = split ? new Pools(photos(train), photos(test)) : new Pools(photos(root), List.of());
        requireClasses(pools);
        return pools;
    }

    private void requireClasses(Pools pools) {
        List<String> classes = pools.classes();
        if (classes.size() < 2) {
            throw new DataException("there are photos of " + classes.size() + " classes in " + root
                    + "; an evaluation needs at least two: put the photos into a sub-folder per class.");
        }
        List<String> tested =
                pools.test().stream().map(Photo::label).distinct().sorted().toList();
        if (!tested.isEmpty() && !tested.equals(classes)) {
            throw new DataException("the classes of " + root.resolve("train") + " " + classes + " and "
                    + root.resolve("test") + " " + tested + " differ; give both the same sub-folders.");
        }
    }

    private List<Photo> photos(Path folder) {
        return list(folder).filter(Files::isDirectory).flatMap(this::ofClass).toList();
    }

    private Stream<Photo> ofClass(Path folder) {
        String label = labels.classOf(name(folder).replace('_', ' '));
        return list(folder).filter(DataFolder::isPhoto).map(file -> read(label, file));
    }

    private Photo read(String label, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String name = root.relativize(file).toString();
            return Photo.of(label, name, bytes, RgbImage.of(decoder.decode(name, bytes)));
        } catch (IOException e) {
            throw new DataException(
                    "the photo " + file + " cannot be read (" + e + "); take it away or make it so.", e);
        } catch (WorkFailedException e) {
            throw new DataException(e.getMessage() + ", or take it out of " + root + ".", e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed; name another with --data", e);
        }
    }

    private static boolean isPhoto(Path file) {
        String name = name(file);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(ending) && !name.endsWith(".mask.png");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
