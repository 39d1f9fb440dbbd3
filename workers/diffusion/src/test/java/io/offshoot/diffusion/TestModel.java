package io.offshoot.diffusion;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** What tests of the samplers run on: a loaded model of random weights, pictures of noise, the reference cases. */
public final class TestModel {

    private TestModel() {}

    /** Writes and loads a small model of random weights. */
    public static StableDiffusion load(Path folder) throws IOException {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        return StableDiffusion.load(
                model, LoadSettings.cpu().withThreads(2).withCacheFolder(folder.resolve("archives")));
    }

    /** The folder of the reference cases; the test is skipped where there is none. */
    public static Path goldens() {
        Path shared = Path.of(System.getProperty("offshoot.shared", "../../../shared"));
        Path goldens = shared.resolve("goldens/public");
        Assumptions.assumeTrue(Files.isDirectory(goldens), "the reference cases are not at " + goldens);
        return goldens;
    }

    /** A picture of noise. */
    public static RgbImage picture(int width, int height, long seed) {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }
}
