package io.offshoot.ops.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.edit.ShellPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @TempDir
    Path folder;

    @Test
    void saysWhatAModelIsAndWritesItsArchives() throws IOException {
        Path model = ShellPhotos.model(folder);

        int exitCode = offshoot.run("import-model", model.toString(), "--threads", "2");

        assertThat(exitCode).as(offshoot.err()).isZero();
        assertThat(offshoot.out())
                .contains("family:", "Stable Diffusion", "parameters, stored as float32", "fingerprint:", "Ready;");
        try (Stream<Path> archives = Files.list(model.resolve(".offshoot"))) {
            assertThat(archives.filter(file -> file.toString().endsWith(".pt"))).hasSize(3);
        }
    }

    @Test
    void saysAllThatIsMissing() {
        int exitCode = offshoot.run("import-model", folder.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err())
                .contains("it lacks text_encoder/config.json, unet/config.json, vae/config.json,", "tokenizer;");
    }

    @Test
    void aCheckpointFileIsRefusedWithTheWayToConvertIt() throws IOException {
        Path checkpoint = Files.writeString(folder.resolve("v1-5.ckpt"), "pickle");

        int exitCode = offshoot.run("import-model", checkpoint.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("there is no model to import: ", "v1-5.ckpt", "convert it with");
    }
}
