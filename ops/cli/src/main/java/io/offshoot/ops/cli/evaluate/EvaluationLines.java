package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.EvaluationListener;
import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.report.Score;
import io.offshoot.ops.cli.command.CommandContext;
import java.util.Locale;

/** Tells every step of an evaluation as a line, keeps every score, and brings the report up to date. */
final class EvaluationLines implements EvaluationListener {
    private final CommandContext context;
    private final EvaluationFolder folder;
    private final ReportFiles report;

    EvaluationLines(CommandContext context, EvaluationFolder folder, ReportFiles report) {
        this.context = context;
        this.folder = folder;
        this.report = report;
    }

    @Override
    public void split(long seed, int tested, int leftOut) {
        context.say("Seed " + seed + ": " + tested + " test photos; " + leftOut
                + " were left out as copies or near-copies of training photos");
    }

    @Override
    public void tuned(Arm arm, int shots, Trial trial) {
        context.say(shots + " shots, " + arm.label() + ": " + trial.name());
    }

    @Override
    public void scored(Score score) {
        folder.append(score);
        report.write(folder.scores());
        context.say(String.format(
                Locale.ROOT,
                "Seed %d, %d shots, %s: macro accuracy %.1f %% (device %.1f s, training %.1f s)",
                score.seed(),
                score.shots(),
                score.arm(),
                100 * score.macroAccuracy(),
                score.generationSeconds(),
                score.trainingSeconds()));
    }
}
