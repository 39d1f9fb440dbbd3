package io.offshoot.diffusion.truesize;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints of true size load and edit on the CPU within a bound of memory. Takes minutes and 5 GB of disk for each, so
 * it runs only where {@code offshoot.truesize} names one, since the next would be charged with what the process keeps
 * of the first: see CONTRIBUTING.md.
 */
@EnabledIfSystemProperty(named = "offshoot.truesize", matches = ".+")
class TrueSizeTest {

    private static final Logger log = LoggerFactory.getLogger(TrueSizeTest.class);

    /** GiB that a process which has loaded SD 1.5 in float16 may occupy. */
    private static final double BOUND = 4;

    private final Clock clock = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void aCheckpointOfTrueSizeLoadsAndEdits() throws IOException {
        String checkpoint = System.getProperty("offshoot.truesize", "");
        TrueSizeFolder checkpoints =
                new TrueSizeFolder(TestModel.goldens().resolve("manifests").resolve(checkpoint));
        Path path = checkpoints.write(folder.resolve("model"));
        ResidentMemory.reset();
        Instant begin = clock.instant();

        try (StableDiffusion model = StableDiffusion.load(
                path, LoadSettings.cpu().withThreads(threads()).on("cpu", "float16"))) {
            double loaded = ResidentMemory.peak();
            Duration loading = Duration.between(begin, clock.instant());
            log.info(
                    "{}: {} parameters; loaded in {} s, peak resident memory {} GiB",
                    checkpoint,
                    model.numParameters(),
                    loading.toSeconds(),
                    loaded);
            assertThat(model.textEncoder().numParameters()).isEqualTo(checkpoints.parameters("text_encoder"));
            assertThat(model.unet().numParameters()).isEqualTo(checkpoints.parameters("unet"));
            assertThat(model.vae().numParameters()).isEqualTo(checkpoints.parameters("vae"));
            assertThat(loaded).isLessThan(BOUND);
            edit(checkpoint, model);
        }
    }

    private void edit(String checkpoint, StableDiffusion model) throws IOException {
        Edit edit = new Edit(1, 7.5, 2, "a photo of a plant", "", 1);
        Instant begin = clock.instant();
        List<DecodedPicture> results;
        try (ImageToImage pipeline = ImageToImage.load(model, BatchSettings.upTo(1))) {
            results = pipeline.editAsIs(
                    TestModel.picture(512, 512, 1), ConceptVectors.none(), List.of(edit), Progress.NONE);
        }
        log.info(
                "{}: one edit of 2 steps at 512 x 512 in {} s, peak resident memory {} GiB",
                checkpoint,
                Duration.between(begin, clock.instant()).toSeconds(),
                ResidentMemory.peak());
        assertThat(results).singleElement().matches(DecodedPicture::finite);
    }

    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }
}
