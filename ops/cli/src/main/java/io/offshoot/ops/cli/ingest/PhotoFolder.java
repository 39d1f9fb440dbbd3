package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of sub-folders of photos: each sub-folder is a class, named as it is. Every file in it is taken, at any
 * depth, whatever it is: intake judges. Left out are hidden files and the masks {@code NAME.mask.png}, which go with
 * {@code NAME.jpg} (or any other ending). Beside the sub-folders only files with the ending of an image are taken, as
 * photos without a label.
 *
 * @param photos all files, sorted by class and name
 * @param warnings a sentence for each place that could not be read
 */
public record PhotoFolder(List<PhotoFile> photos, List<String> warnings) {
    static final String MASK_ENDING = ".mask.png";
    private static final Set<String> SPLITS = Set.of("train", "validation", "valid", "val", "test");
    private static final Set<String> IMAGE_ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff");

    /** Lists a folder. */
    public static PhotoFolder list(Path root) {
        if (!Files.isDirectory(root)) {
            throw new CommandFailure("there is no folder " + root + "; name a folder whose sub-folders are classes.");
        }
        List<Path> entries = entries(root);
        List<Path> classes = entries.stream().filter(Files::isDirectory).toList();
        refuseSplits(root, classes);
        List<PhotoFile> photos = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path folder : classes) {
            ClassFolder files = ClassFolder.walk(folder);
            photos.addAll(files.photos());
            warnings.addAll(files.warnings());
        }
        entries.stream().filter(PhotoFolder::isUnlabelledPhoto).forEach(file -> photos.add(PhotoFile.single(file)));
        return new PhotoFolder(photos, warnings);
    }

    private static List<Path> entries(Path root) {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> !ClassFolder.isHidden(entry))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Taking "test" for a class would let the hold-out into training. */
    private static void refuseSplits(Path root, List<Path> folders) {
        if (!folders.isEmpty()
                && folders.stream()
                        .allMatch(folder ->
                                SPLITS.contains(ClassFolder.nameOf(folder).toLowerCase(Locale.ROOT)))) {
            Path first = folders.get(0);
            throw new CommandFailure("the sub-folders of " + root + " are splits, not classes; name one of them and its"
                    + " split, for example: " + first + " --split " + ClassFolder.nameOf(first));
        }
    }

    private static boolean isUnlabelledPhoto(Path file) {
        String name = ClassFolder.nameOf(file);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && IMAGE_ENDINGS.contains(ending) && !name.endsWith(MASK_ENDING);
    }
}
