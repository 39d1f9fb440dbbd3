package io.offshoot.ops.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.ops.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class EditCommandTest {
    private Path model;
    private Path photos;

    @TempDir
    Path folder;

    @BeforeAll
    void write(@TempDir Path shared) throws IOException {
        model = ShellPhotos.model(shared);
        photos = ShellPhotos.folder(shared.resolve("photos"), ShellPhotos.simulated(2, 60, 44));
    }

    @Test
    void everyPhotoGetsItsPicturesAtItsOwnSize() throws IOException {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = edit(offshoot, photos, "--num-images", "2");

        assertThat(exitCode).as(offshoot.err()).isZero();
        assertThat(offshoot.out()).contains("Made 4 pictures in ");
        for (String name : List.of("leaf-0-0.png", "leaf-0-1.png", "leaf-1-0.png", "leaf-1-1.png")) {
            assertThat(ShellPhotos.read(folder.resolve("out").resolve(name)).size())
                    .isEqualTo(new PictureSize(60, 44));
        }
    }

    @Test
    void writesDownHowEachPictureWasMade() throws IOException {
        edit(new CommandLineFixture(), photos.resolve("leaf-0.jpg"), "--seed", "42", "--strength", "0.5");

        assertThat(Files.readAllLines(folder.resolve("out/edits.csv")))
                .element(1)
                .asString()
                .startsWith("leaf-0-0.png,")
                .contains(",0.5,", ",42,", "a photo of a leaf");
    }

    @Test
    void theSeedThatIsWrittenDownMakesThePictureAgain() throws IOException {
        edit(new CommandLineFixture(), photos, "--strength", "0.5");
        String row = Files.readAllLines(folder.resolve("out/edits.csv")).get(2);
        byte[] first = Files.readAllBytes(folder.resolve("out/leaf-1-0.png"));

        new CommandLineFixture()
                .run(arguments(
                        photos.resolve("leaf-1.jpg"),
                        "--out",
                        folder.resolve("again").toString(),
                        "--strength",
                        "0.5",
                        "--seed",
                        row.split(",", -1)[8]));

        assertThat(Files.readAllBytes(folder.resolve("again/leaf-1-0.png"))).isEqualTo(first);
    }

    @Test
    void aChainIsWrittenDownStageByStage() throws IOException {
        int exitCode = edit(
                new CommandLineFixture(),
                photos.resolve("leaf-0.jpg"),
                "--strength",
                "0.25,0.5,0.75",
                "--probs",
                "1,0,1",
                "--compose",
                "sequential");

        assertThat(exitCode).isZero();
        assertThat(Files.readString(folder.resolve("out/edits.csv"))).contains(",0.25+0.75,");
    }

    @Test
    void whatIsNoPhotoIsSaidAndTheOthersAreEdited() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no photo");
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = edit(offshoot, photos.resolve("leaf-0.jpg"), broken.toString(), "--strength", "0.5");

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("broken.jpg is left out", "neither JPEG nor PNG nor WebP");
        assertThat(offshoot.out()).contains("Made 1 picture in ", "1 could not be made");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strength 0.01 | strength 0.01 leaves none of 4 steps: use a strength of at least 0.25, or more steps",
                "--strength 1.5 | strengths must not be empty and each in (0, 1], were [1.5]",
                "--strength 0.25,0.5 --probs 0.5,0.6 | probabilities of a parallel mix must have the sum 1",
                "--size 51x44 | size must have multiples of 2, such as 52x44, was 51x44",
                "--size wide | size must be WIDTHxHEIGHT, such as 512x384, or one number for a square, was 'wide'",
                "--scheduler heun | scheduler heun is not supported",
                "--guidance-start 1 | guidance interval must satisfy 0 <= start < stop <= 1",
                "--mode guess | it must be textual-inversion or real-guidance, was 'guess'",
                "--num-images 0 | --num-images must be at least 1, was 0",
                "--mask-grow -1 | --mask-grow must be at least 0, was -1",
                "--dtype float8 | dtype must be float32, float16 or bfloat16, was float8"
            })
    void settingsThatCannotWorkAreWrongUsage(String options, String sentence) {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode =
                edit(offshoot, photos.resolve("leaf-0.jpg"), options.strip().split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains(sentence.strip());
    }

    @Test
    void aPromptWithANameNeedsAConcept() {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = offshoot.run(
                "edit", photos.toString(), "--out", folder.resolve("out").toString(), "--model", model.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err())
                .contains("the prompt has {name} but there is no concept; name a file with --concept");
    }

    @Test
    void aMissingConceptIsSaid() {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = offshoot.run(
                "edit",
                photos.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--model",
                model.toString(),
                "--concept",
                "nowhere.safetensors");

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("there is no file or folder nowhere.safetensors; check the path.");
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("out/mine"));
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = edit(offshoot, photos.resolve("leaf-0.jpg"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("is not empty; name a new or an empty one.");
    }

    @Test
    void aMaskThatIsNotThereIsSaid() {
        CommandLineFixture offshoot = new CommandLineFixture();

        int exitCode = edit(offshoot, photos.resolve("leaf-0.jpg"), "--mask", "nowhere.png");

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("leaf-0.jpg is left out: there is no file nowhere.png; check the path.");
    }

    @Test
    void onlyTheRepaintedPartChanges() throws IOException {
        Path photo = photos.resolve("leaf-0.jpg");

        int exitCode = edit(new CommandLineFixture(), photo, "--mask-mode", "object", "--mask-grow", "3");

        assertThat(exitCode).isZero();
        assertThat(ShellPhotos.read(folder.resolve("out/leaf-0-0.png"))).isNotEqualTo(ShellPhotos.read(photo));
    }

    private int edit(CommandLineFixture offshoot, Path photo, String... options) {
        List<String> all =
                new ArrayList<>(List.of("--out", folder.resolve("out").toString()));
        all.addAll(List.of(options));
        return offshoot.run(arguments(photo, all.toArray(String[]::new)));
    }

    private String[] arguments(Path photo, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "edit",
                photo.toString(),
                "--model",
                model.toString(),
                "--threads",
                "2",
                "--num-inference-steps",
                "4",
                "--guidance-scale",
                "1",
                "--prompt",
                "a photo of a leaf"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }
}
