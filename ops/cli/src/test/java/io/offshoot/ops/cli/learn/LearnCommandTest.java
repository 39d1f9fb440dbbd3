package io.offshoot.ops.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.edit.ShellPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();
    private Path photos;
    private Path model;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        model = ShellPhotos.model(folder);
        photos = ShellPhotos.folder(folder.resolve("winter rye"), ShellPhotos.simulated(2, 40, 40));
    }

    @Test
    void aLearnedConceptEditsPhotos() {
        Path file = folder.resolve("rye.safetensors");

        int learned = learn(file.toString());
        int listed = offshoot.run("concepts", "list", file.toString());
        int edited = offshoot.run(
                "edit",
                photos.toString(),
                "--concept",
                file.toString(),
                "--model",
                model.toString(),
                "--num-inference-steps",
                "2",
                "--strength",
                "1",
                "--out",
                folder.resolve("out").toString());

        assertThat(List.of(learned, listed, edited)).as(offshoot.err()).containsOnly(0);
        assertThat(offshoot.out())
                .contains("Learned <winter_rye> from 2 photos", "<winter_rye>, 1 vector of width", "Made 2 pictures");
        assertThat(folder.resolve("out/edits.csv")).content().contains("a photo of a <winter_rye>");
    }

    @Test
    void learningGoesOnFromWhereItEnded() {
        Path file = folder.resolve("rye.safetensors");
        learn(file.toString(), "--steps", "2", "--num-vectors", "2");

        int exitCode = learn(file.toString(), "--steps", "3", "--resume", file + ".state");

        assertThat(exitCode).as(offshoot.err()).isZero();
        assertThat(offshoot.run("concepts", "list", file.toString())).isZero();
        assertThat(offshoot.out()).contains("<winter_rye>, 2 vectors of width");
    }

    @Test
    void aRunThatIsOverIsWrongUsage() {
        Path file = folder.resolve("rye.safetensors");
        learn(file.toString());

        int exitCode = learn(file.toString(), "--steps", "2", "--resume", file + ".state");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("steps must be above the 2 that were taken already, was 2");
    }

    @Test
    void anEndingThatNoToolReadsIsWrongUsage() {
        int exitCode = learn(folder.resolve("rye.txt").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("--out must end in .safetensors (diffusers) or .pt (A1111)");
    }

    @Test
    void photosOfSeveralClassesAreRefused() throws IOException {
        ShellPhotos.folder(folder.resolve("all/rye"), ShellPhotos.simulated(1, 40, 40));
        ShellPhotos.folder(folder.resolve("all/oat"), ShellPhotos.simulated(1, 40, 40));
        photos = folder.resolve("all");

        int exitCode = learn(folder.resolve("rye.safetensors").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("the photos are of 2 classes (oat, rye); learn one concept at a time");
    }

    @Test
    void aStepCountOfZeroIsWrongUsage() {
        int exitCode = learn(folder.resolve("rye.safetensors").toString(), "--steps", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("steps must be at least 1, was 0");
    }

    @Test
    void aBrokenConceptFileIsNotExecuted() throws IOException {
        Path file = Files.writeString(folder.resolve("evil.pt"), "cos\nsystem\n(S'touch here'\ntR.");

        int exitCode = offshoot.run("concepts", "list", file.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("offshoot: a concept cannot be read: ", "evil.pt");
    }

    private int learn(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "learn",
                photos.toString(),
                "--name",
                "winter rye",
                "--out",
                out,
                "--model",
                model.toString(),
                "--initializer",
                "a",
                "--batch",
                "1",
                "--threads",
                "2"));
        arguments.addAll(options.length == 0 ? List.of("--steps", "2") : List.of(options));
        return offshoot.run(arguments.toArray(String[]::new));
    }
}
