package io.offshoot.ops.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.report.Score;
import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFolderTest {
    private static final List<String> SETTINGS = List.of("shots = [1, 4]", "classifier = 400 steps");

    private final Score first = new Score("none", 1, 0, 0.25, "as they are", 0, 2);
    private final Score second = new Score("cutmix", 1, 0, 0.5, "probability 0.5", 0, 3);

    @TempDir
    private Path folder;

    @Test
    void theSameSettingsGoOnWithTheScoresThatAreThere() throws IOException {
        EvaluationFolder.open(folder, SETTINGS).append(first);

        EvaluationFolder again = EvaluationFolder.open(folder, SETTINGS);

        again.append(second);
        assertThat(EvaluationFolder.open(folder, SETTINGS).scores()).containsExactly(first, second);
    }

    @Test
    void aScoreThatWasBeingWrittenIsMadeAgain() throws IOException {
        EvaluationFolder.open(folder, SETTINGS).append(first);
        Files.writeString(folder.resolve("scores.csv"), "cutmix,1,0,0.5", StandardOpenOption.APPEND);

        EvaluationFolder again = EvaluationFolder.open(folder, SETTINGS);

        again.append(second);
        assertThat(again.scores()).containsExactly(first, second);
    }

    @Test
    void otherSettingsAreRefusedByName() throws IOException {
        EvaluationFolder.open(folder, SETTINGS).append(first);

        assertThatThrownBy(() -> EvaluationFolder.open(folder, List.of("shots = [1, 4]", "classifier = 100 steps")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("other settings (classifier = 400 steps, not 100 steps)")
                .hasMessageContaining("--out");
    }

    @Test
    void theReportOfAnInterruptedEvaluationHasWhatAllArmsHave() {
        Score third = new Score("none", 4, 0, 0.75, "as they are", 0, 2);

        new ReportFiles(folder, List.of(Arm.NONE, Arm.CUTMIX)).write(List.of(first, second, third));

        assertThat(folder.resolve("evaluation.md"))
                .content()
                .contains("| 1 | none | 1 | 25.0 | one seed |")
                .doesNotContain("75.0");
    }

    @Test
    void nothingIsReportedWhileNoSeedHasAllArms() {
        new ReportFiles(folder, List.of(Arm.NONE, Arm.CUTMIX)).write(List.of(first));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> EvaluationFolder.open(folder, SETTINGS))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void anUnreadableLineIsQuoted() throws IOException {
        EvaluationFolder.open(folder, SETTINGS);
        Files.writeString(folder.resolve("scores.csv"), "header\nnone,1\n");

        assertThatThrownBy(() -> EvaluationFolder.open(folder, SETTINGS))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the line \"none,1\" is no score");
    }
}
