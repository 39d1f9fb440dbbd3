package io.offshoot.diffusion.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.diffusion.random.TorchGenerator;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenVerifierTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "tiny-sd1, tokenizer",
        "tiny-sd2, tokenizer",
        "tiny-sd1, img2img",
        "tiny-sd1, embeddings",
        "tiny-sd2, embeddings",
        "tiny-sd2, img2img",
        "tiny-sd1, masked",
        "tiny-sd2, masked",
        "tiny-sd1, textual_inversion",
        "tiny-sd2, textual_inversion",
        "tiny-sdxl, text_encoder",
        "tiny-sdxl, text_encoder_2",
        "tiny-sdxl, vae",
        "tiny-sdxl, unet",
        "tiny-sdxl, img2img"
    })
    void theModelsGiveTheRecordedNumbers(String model, String section) throws IOException {
        Path goldens = TestModel.goldens();
        LoadSettings settings = LoadSettings.cpu().withThreads(2).withCacheFolder(folder);

        GoldenReport report = GoldenVerifier.verify(
                ModelFolder.open(goldens.resolve("models").resolve(model)),
                goldens.resolve(model),
                Set.of(section),
                settings);

        assertThat(report.passed()).as(report.table()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text_encoder", "vae"})
    void aFolderWithoutAUNetIsVerifiedAsFarAsItGoes(String section) throws IOException {
        Path goldens = TestModel.goldens();
        LoadSettings settings = LoadSettings.cpu().withThreads(2).withCacheFolder(folder);

        GoldenReport report = GoldenVerifier.verify(
                ModelFolder.open(goldens.resolve("models/tiny-sd1-oldstyle")),
                goldens.resolve("tiny-sd1"),
                Set.of(section),
                settings);

        assertThat(report.passed()).as(report.table()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedulers", "preprocess"})
    void schedulersAndPreprocessingNeedNoModel(String section) throws IOException {
        GoldenReport report = GoldenVerifier.verify(null, TestModel.goldens(), Set.of(section));

        assertThat(report.passed()).as(report.table()).isTrue();
    }

    @Test
    void equalNumbersPass() throws IOException {
        record(new TorchGenerator(5).randn(20));

        GoldenReport report = GoldenVerifier.verify(null, folder, Set.of("preprocess"));

        assertThat(report.comparisons())
                .extracting(Comparison::outcome)
                .containsExactly(Comparison.Outcome.PASSED, Comparison.Outcome.PASSED);
    }

    @Test
    void oneWrongNumberFails() throws IOException {
        float[] wrong = new TorchGenerator(5).randn(20);
        wrong[7] += 0.001f;
        record(wrong);

        GoldenReport report = GoldenVerifier.verify(null, folder, Set.of("preprocess"));

        assertThat(report.passed()).isFalse();
        assertThat(report.count(Comparison.Outcome.FAILED)).isEqualTo(1);
    }

    @Test
    void whatIsNotANumberFails() throws IOException {
        float[] wrong = new TorchGenerator(5).randn(20);
        wrong[7] = Float.NaN;
        record(wrong);

        assertThat(GoldenVerifier.verify(null, folder, Set.of("preprocess")).passed())
                .isFalse();
    }

    @Test
    void aMissingSectionIsAnError() {
        assertThatThrownBy(() -> GoldenVerifier.verify(null, folder, Set.of("unet")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + " holds no section unet: unet.json and unet.safetensors are missing");
    }

    @Test
    void anUnknownSectionIsAnError() {
        assertThatThrownBy(() -> GoldenVerifier.verify(null, folder, Set.of("unnet")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("section unnet is unknown; the sections are tokenizer, ");
    }

    @Test
    void aFolderWithoutAnySectionIsAnError() {
        assertThatThrownBy(() -> GoldenVerifier.verify(null, folder, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder + " holds none of the sections ");
    }

    /** A section with one case of the random generator, its first draw as given. */
    private void record(float[] first) throws IOException {
        TorchGenerator generator = new TorchGenerator(5);
        generator.randn(20);
        long[] shape = {20};
        new SafetensorsWriter()
                .floats("case/first", shape, first)
                .floats("case/second", shape, generator.randn(20))
                .write(folder.resolve("rng.safetensors"));
        Files.writeString(folder.resolve("rng.json"), """
                {"cases": {"case": {"seed": 5, "shape": [20]}},
                 "tensors": {"case/first": {"max_abs": 2.0}, "case/second": {"max_abs": 2.0}}}
                """);
    }
}
