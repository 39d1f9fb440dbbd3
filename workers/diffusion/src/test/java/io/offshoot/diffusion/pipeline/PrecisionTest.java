package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Half as many bits in the weights hardly show in a picture. */
class PrecisionTest {

    private static final Logger log = LoggerFactory.getLogger(PrecisionTest.class);

    private static final List<Edit> EDITS = List.of(
            new Edit(0.5, 7.5, 20, "a photo of a plant", "", 1),
            new Edit(0.75, 7.5, 20, "a close-up photo of a plant", "dark, blurry", 2));

    @TempDir
    Path cache;

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd1", "tiny-sd2"})
    void sixteenBitsOnTheCpuStayWithinTwoLevelsOfFloat32(String name) throws IOException {
        Path model = TestModel.goldens().resolve("models").resolve(name);
        List<RgbImage> float32 = edit(model, "float32");

        double bfloat16 = meanDifference(float32, edit(model, "bfloat16"));
        double float16 = meanDifference(float32, edit(model, "float16"));

        log.info("{} on the CPU: mean difference to float32 {} in bfloat16, {} in float16", name, bfloat16, float16);
        assertThat(List.of(bfloat16, float16))
                .allSatisfy(levels ->
                        assertThat(levels).as("mean absolute difference of 255").isBetween(1e-6, 2.0));
    }

    private List<RgbImage> edit(Path folder, String dtype) throws IOException {
        LoadSettings settings =
                LoadSettings.cpu().withThreads(2).withCacheFolder(cache).on("cpu", dtype);
        try (StableDiffusion model = StableDiffusion.load(folder, settings);
                ImageToImage pipeline = ImageToImage.load(model, BatchSettings.upTo(2))) {
            return pipeline.edit(TestModel.picture(64, 64, 1), ConceptVectors.none(), EDITS, Progress.NONE);
        }
    }

    private static double meanDifference(List<RgbImage> one, List<RgbImage> other) {
        return IntStream.range(0, one.size())
                .mapToDouble(i -> meanDifference(one.get(i).rgb(), other.get(i).rgb()))
                .max()
                .orElseThrow();
    }

    private static double meanDifference(byte[] one, byte[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)))
                .average()
                .orElseThrow();
    }
}
