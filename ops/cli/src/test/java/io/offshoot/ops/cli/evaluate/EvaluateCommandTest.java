package io.offshoot.ops.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.ops.cli.CommandLineFixture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void writePhotos() throws IOException {
        data = folder.resolve("data");
        photos("red leaf", Color.RED);
        photos("green leaf", Color.GREEN);
    }

    @Test
    @Tag("broker")
    void comparesEditsThatCameThroughKafkaWithPhotosAlone() throws IOException {
        Path model = quickModel();

        int ended =
                run("--arms", "none,offshoot,offshoot-scored", "--model", model.toString(), "--few-shot-linger", "1s");

        assertThat(ended).as(offshoot.err()).isZero();
        assertThat(folder.resolve("out/scores.csv"))
                .content()
                .contains("none,2,0,")
                .contains("offshoot,2,0,")
                .contains("offshoot-scored,2,0,");
        assertThat(folder.resolve("out/evaluation.md")).content().contains("offshoot less the best other arm");
        assertThat(folder.resolve("out/learning-curve.png")).isNotEmptyFile();
        assertThat(offshoot.out()).contains("test photos", "edits that look like a test photo were left out");
    }

    @Test
    @Tag("broker")
    void evaluationsOfOneCheckpointFolderLearnFromTheSamePhotosOnce() throws IOException {
        String[] offshootArm = {
            "--arms",
            "none,offshoot",
            "--model",
            quickModel().toString(),
            "--few-shot-linger",
            "1s",
            "--checkpoint-dir",
            folder.resolve("checkpoints").toString()
        };
        run(offshootArm);
        Map<Path, FileTime> learned = filesIn(folder.resolve("checkpoints"));

        int ended = run(Stream.concat(
                        Stream.of(offshootArm),
                        Stream.of(
                                "--strength",
                                "0.5",
                                "--out",
                                folder.resolve("fixed").toString()))
                .toArray(String[]::new));

        assertThat(ended).as(offshoot.err()).isZero();
        assertThat(learned).hasSize(2);
        assertThat(filesIn(folder.resolve("checkpoints"))).isEqualTo(learned);
    }

    @Test
    void anInterruptedEvaluationGoesOnFromTheScoresThatAreThere() throws IOException {
        run("--arms", "none", "--seeds", "1");
        Path scores = folder.resolve("out/scores.csv");
        String first = Files.readString(scores);

        int ended = run("--arms", "none", "--seeds", "2");

        assertThat(ended).as(offshoot.err()).isZero();
        assertThat(scores).content().startsWith(first).contains("none,2,1,");
    }

    @Test
    void refusesToGoOnWithOtherSettings() {
        run("--arms", "none");

        int ended = run("--arms", "none", "--classifier-steps", "4");

        assertThat(ended).isEqualTo(1);
        assertThat(offshoot.err()).contains("holds an evaluation with other settings", "steps=4", "--out");
    }

    @Test
    void refusesAnArmThatThereIsNot() {
        int ended = run("--arms", "none,mixup");

        assertThat(ended).isEqualTo(2);
        assertThat(offshoot.err()).contains("arms must be of none, standard");
    }

    @Test
    void refusesScoresWithoutTimesteps() {
        int ended = run("--arms", "none,offshoot-scored", "--score-timesteps", "0");

        assertThat(ended).isEqualTo(2);
        assertThat(offshoot.err()).contains("score-timesteps must be at least 1 for the arm offshoot-scored");
    }

    @Test
    void refusesAThresholdThatItsArmsWouldNotGoBy() {
        int ended = run("--arms", "none,offshoot-scored", "--min-score", "0.3");

        assertThat(ended).isEqualTo(2);
        assertThat(offshoot.err()).contains("min-score and soft-weights must be left out");
    }

    @Test
    void refusesAnAlphaThatIsNoProbability() {
        int ended = run("--arms", "none", "--alpha", "1.5");

        assertThat(ended).isEqualTo(2);
        assertThat(offshoot.err()).contains("alpha must be in [0, 1], was 1.5");
    }

    @Test
    void saysWhatToDoWhenThereAreTooFewPhotos() {
        int ended = run("--arms", "none", "--shots", "5");

        assertThat(ended).isEqualTo(1);
        assertThat(offshoot.err()).contains("5 shots are asked for", "--shots");
    }

    private int run(String... more) {
        Map<String, String> options = new TreeMap<>(Map.of(
                "--data", data.toString(),
                "--shots", "2",
                "--seeds", "1",
                "--tuning-seeds", "0",
                "--classifier-steps", "3",
                "--out", folder.resolve("out").toString()));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        Stream<String> words = options.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
        return offshoot.run(Stream.concat(Stream.of("evaluate"), words).toArray(String[]::new));
    }

    private Path quickModel() throws IOException {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        Files.writeString(
                model.resolve("augmentation-policy.properties"),
                "initializer-token=t\nlearning-steps=2\nlearning-batch-size=1\nnum-inference-steps=4\nedits-per-image=2");
        return model;
    }

    private static Map<Path, FileTime> filesIn(Path folder) throws IOException {
        Map<Path, FileTime> modified = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                modified.put(file, Files.getLastModifiedTime(file));
            }
        }
        return modified;
    }

    private void photos(String label, Color colour) throws IOException {
        Path into = Files.createDirectories(data.resolve(label));
        Random random = new Random(label.hashCode());
        for (int i = 0; i < 6; i++) {
            BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(colour);
            for (int leaf = 0; leaf < 4; leaf++) {
                graphics.fillOval(
                        random.nextInt(30), random.nextInt(30), 5 + random.nextInt(15), 5 + random.nextInt(15));
            }
            graphics.dispose();
            ImageIO.write(picture, "png", into.resolve(i + ".png").toFile());
        }
    }
}
