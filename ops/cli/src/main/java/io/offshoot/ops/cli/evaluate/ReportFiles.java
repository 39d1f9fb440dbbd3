package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.report.LearningCurve;
import io.offshoot.evaluate.report.MarkdownReport;
import io.offshoot.evaluate.report.Score;
import io.offshoot.evaluate.report.Summary;
import io.offshoot.evaluate.statistics.Bootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The files of a report, beside the scores that it is made of; of an evaluation that is not at its end, the report of those
 * seeds and numbers of shots that have all arms.
 *
 * @param folder that they are written into
 * @param arms that are compared
 */
record ReportFiles(Path folder, List<Arm> arms) {
    private static final String TABLE = "evaluation.md";
    private static final String CURVE = "learning-curve";

    /** Writes all of them; nothing while no seed has all arms. */
    void write(List<Score> scores) {
        Summary summary = summary(scores);
        if (summary.scores().isEmpty()) {
            return;
        }
        LearningCurve curve = new LearningCurve(summary);
        try {
            Files.writeString(folder.resolve(TABLE), table(scores));
            Files.writeString(folder.resolve(CURVE + ".svg"), curve.svg());
            ImageIO.write(curve.picture(), "png", folder.resolve(CURVE + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written into " + folder, e);
        }
    }

    /** The table, and where the files are. */
    List<String> told(List<Score> scores) {
        return List.of(
                "", table(scores), "Report    " + folder.resolve(TABLE), "Plot      " + folder.resolve(CURVE + ".png"));
    }

    private String table(List<Score> scores) {
        return new MarkdownReport(summary(scores), Arm.OFFSHOOT.label()).text();
    }

    private Summary summary(List<Score> scores) {
        return Summary.ofWhole(scores, arms.stream().map(Arm::label).toList(), Bootstrap.DEFAULT);
    }
}
