package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.report.LearningCurve;
import io.offshoot.evaluate.report.MarkdownReport;
import io.offshoot.evaluate.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The files of a report, beside the scores that it is made of.
 *
 * @param folder that they are written into
 */
record ReportFiles(Path folder) {
    private static final String TABLE = "evaluation.md";
    private static final String CURVE = "learning-curve";

    /** Writes all of them and tells the table, and where they are. */
    List<String> write(Summary summary) throws IOException {
        String table = new MarkdownReport(summary, Arm.OFFSHOOT.label()).text();
        Files.writeString(folder.resolve(TABLE), table);
        LearningCurve curve = new LearningCurve(summary);
        Files.writeString(folder.resolve(CURVE + ".svg"), curve.svg());
        ImageIO.write(curve.picture(), "png", folder.resolve(CURVE + ".png").toFile());
        return List.of("", table, "Report    " + folder.resolve(TABLE), "Plot      " + folder.resolve(CURVE + ".png"));
    }
}
