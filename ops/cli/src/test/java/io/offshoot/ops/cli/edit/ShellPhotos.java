package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

/** What tests of the shell's commands work on: a small model of random weights, and photos of the simulated camera. */
public final class ShellPhotos {
    private ShellPhotos() {}

    /** Writes a model of random weights. */
    public static Path model(Path folder) throws IOException {
        return new RandomModel(1, DType.F32).write(folder.resolve("model"));
    }

    /** Photos with their plants' masks. */
    public static List<FieldPhoto> simulated(int count, int width, int height) {
        SimulationSettings settings = new SimulationSettings(4, count, width, height, 11);
        return new FieldCamera(settings, Instant.EPOCH, Duration.ofMinutes(1))
                .stream().limit(count).toList();
    }

    /** Writes photos and masks side by side, as {@code leaf-0.jpg} and {@code leaf-0.mask.png}. */
    public static Path folder(Path folder, List<FieldPhoto> photos) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < photos.size(); i++) {
            Files.write(folder.resolve("leaf-" + i + ".jpg"), photos.get(i).jpeg());
            Files.write(folder.resolve("leaf-" + i + ".mask.png"), photos.get(i).maskPng());
        }
        return folder;
    }

    static RgbImage read(Path file) throws IOException {
        return RgbImage.of(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file))));
    }
}
