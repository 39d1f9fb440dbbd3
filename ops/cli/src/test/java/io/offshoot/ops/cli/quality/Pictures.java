package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Decoded test pictures. */
final class Pictures {
    private Pictures() {}

    static RgbImage decode(byte[] bytes) throws IOException {
        return RgbImage.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    /** Every picture under a folder of class folders, in order of names. */
    static Map<String, List<RgbImage>> byClass(Path folder) throws IOException {
        Map<String, List<RgbImage>> pictures = new TreeMap<>();
        for (Path label : list(folder)) {
            for (Path file : list(label)) {
                pictures.computeIfAbsent(label.getFileName().toString(), name -> new java.util.ArrayList<>())
                        .add(decode(Files.readAllBytes(file)));
            }
        }
        return pictures;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
