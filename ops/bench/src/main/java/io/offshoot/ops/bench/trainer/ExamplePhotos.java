package io.offshoot.ops.bench.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Simulated photos of one class, as files and as pixels.
 *
 * @param folder holds them and nothing else
 */
record ExamplePhotos(Path folder, List<RgbImage> pixels) implements AutoCloseable {

    private static final int COUNT = 8;
    private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T08:00:00Z");

    /** @param side height and width in pixels */
    static ExamplePhotos simulated(int side) throws IOException {
        Path folder = Files.createTempDirectory("offshoot-bench-examples");
        List<RgbImage> pixels = new ArrayList<>();
        var settings = new SimulationSettings(1, COUNT, side, side, 0);
        for (FieldPhoto photo : new FieldCamera(settings, FIRST_OF_MAY, Duration.ofMinutes(1))) {
            Files.write(folder.resolve(photo.id() + ".jpg"), photo.jpeg());
            pixels.add(RgbImage.of(ImageIO.read(new ByteArrayInputStream(photo.jpeg()))));
        }
        return new ExamplePhotos(folder, pixels);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
