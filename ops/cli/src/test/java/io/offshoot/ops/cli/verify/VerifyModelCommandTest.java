package io.offshoot.ops.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.cli.CommandLineFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyModelCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @TempDir
    Path empty;

    @Test
    void theTokenizerOfTheReferenceModelPasses() {
        Path goldens = goldens();

        int exitCode = offshoot.run(
                "verify-model",
                goldens.resolve("models/tiny-sd1").toString(),
                "--goldens",
                goldens.resolve("tiny-sd1").toString(),
                "--sections",
                "tokenizer");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).contains("difference", "tolerance", " ok", "The model computes as recorded.");
    }

    @Test
    void aModelWithoutAUNetIsReplayedWithAnother() {
        Path goldens = goldens();

        int exitCode = offshoot.run(
                "verify-model",
                goldens.resolve("models/tiny-sd1-oldstyle").toString(),
                "--unet",
                goldens.resolve("models/tiny-sd1").toString(),
                "--goldens",
                goldens.resolve("tiny-sd1").toString(),
                "--sections",
                "unet");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).contains("unet: 7 ok, 0 over");
    }

    @Test
    void schedulersAndPreprocessingNeedNoModel() {
        Path goldens = goldens();

        int exitCode =
                offshoot.run("verify-model", "--goldens", goldens.toString(), "--sections", "schedulers,preprocess");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out())
                .contains("schedulers/euler: ", "preprocess/preprocess: ")
                .doesNotContain("skipped (");
    }

    @Test
    void aSectionOfTheNetworksAsksForAModel() {
        int exitCode = offshoot.run(
                "verify-model", "--goldens", goldens().resolve("tiny-sd1").toString(), "--sections", "unet");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("name a model folder");
    }

    @Test
    void anUnknownSectionIsWrongUsage() {
        int exitCode = offshoot.run(
                "verify-model", empty.toString(), "--goldens", empty.toString(), "--sections", "horoscope");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("section horoscope is unknown", "text_encoder");
    }

    @Test
    void aFolderWithoutReferenceCasesIsWrongUsage() {
        int exitCode = offshoot.run("verify-model", empty.toString(), "--goldens", empty.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("holds none of the sections");
    }

    @Test
    void withoutGoldensItIsWrongUsage() {
        int exitCode = offshoot.run("verify-model", empty.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("--goldens");
    }

    private static Path goldens() {
        Path goldens = Path.of(System.getProperty("offshoot.shared", ""), "goldens", "public");
        assumeTrue(Files.isDirectory(goldens), "the reference cases are not beside the repository");
        return goldens;
    }
}
