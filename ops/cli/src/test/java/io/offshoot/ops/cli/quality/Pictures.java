package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Decoded test pictures, by class. */
final class Pictures {
    private Pictures() {}

    static RgbImage decode(byte[] bytes) throws IOException {
        return RgbImage.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    /** What the field camera sees of as many species, so many photos of each. */
    static Map<String, List<RgbImage>> simulated(int species, int photos) throws IOException {
        Map<String, List<RgbImage>> byLabel = new TreeMap<>();
        FieldCamera camera = new FieldCamera(
                new SimulationSettings(species, photos, 64, 64, 20241122), Instant.EPOCH, Duration.ofMinutes(1));
        for (FieldPhoto photo : camera) {
            byLabel.computeIfAbsent(photo.label(), label -> new ArrayList<>()).add(decode(photo.jpeg()));
        }
        return byLabel;
    }

    /** Each class's photos from one place to before another. */
    static Map<String, List<RgbImage>> part(Map<String, List<RgbImage>> photos, int from, int to) {
        Map<String, List<RgbImage>> part = new TreeMap<>();
        photos.forEach((label, all) -> part.put(label, all.subList(from, to)));
        return part;
    }

    /** Each class's pictures of one kind, then those of another. */
    static Map<String, List<RgbImage>> together(Map<String, List<RgbImage>> first, Map<String, List<RgbImage>> second) {
        Map<String, List<RgbImage>> all = new TreeMap<>();
        first.forEach((label, pictures) -> all.put(
                label,
                Stream.concat(pictures.stream(), second.get(label).stream()).toList()));
        return all;
    }

    /** The first photos of each sub-folder. */
    static Map<String, List<RgbImage>> photos(Path folder, int limit) throws IOException {
        Map<String, List<RgbImage>> byLabel = new TreeMap<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                byLabel.put(each.getFileName().toString(), first(each, limit));
            }
        }
        return byLabel;
    }

    private static List<RgbImage> first(Path folder, int limit) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().limit(limit).map(Pictures::decode).toList();
        }
    }

    private static RgbImage decode(Path file) {
        try {
            return decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
