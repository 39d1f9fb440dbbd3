package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.Evaluation;
import io.offshoot.evaluate.EvaluationSettings;
import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.classifier.Backbone;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.data.DataException;
import io.offshoot.evaluate.data.Pools;
import io.offshoot.evaluate.leak.LeakException;
import io.offshoot.evaluate.report.Score;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.ModelOptions;
import io.offshoot.ops.cli.service.PolicyOptions;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.policy.PolicyRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whether synthetic images help a classifier that has few photos. */
@Command(
        name = "evaluate",
        description = {
            "Trains the same classifier on few photos per class, augmented in several ways, and compares how many photos"
                    + " of a held-out test each recognises.",
            "The arms real-guidance and offshoot run the whole service in this JVM. Ends with a table, a CSV file and a"
                    + " plot; the same seeds draw the same photos."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final Duration LINGER = Duration.ofSeconds(10);

    /** Of the arm with scores, unless an option says otherwise. */
    private static final int SCORE_TIMESTEPS = 4;

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions dataOptions;

    @Option(
            names = "--shots",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4,8,16",
            description = "Photos per class to learn from, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> shots;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "8",
            description = "Seeds, each with its own photos and initial weights (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "The first of them: machines may share the seeds, and the lines of their scores.csv, put together"
                            + " in one folder, are the whole (default: ${DEFAULT-VALUE}).")
    private int firstSeed;

    @Option(
            names = "--tuning-seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many seeds, from 0, choose each arm's settings on validation photos, from four trials each; 0 for"
                            + " the recommended settings (default: ${DEFAULT-VALUE}).")
    private int tuningSeeds;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            defaultValue = "none,standard,randaugment,cutmix,real-guidance,offshoot",
            description =
                    "What is compared, separated by commas; there is offshoot-scored, too, the same edits chosen by"
                            + " their scores (default: ${DEFAULT-VALUE}).")
    private List<String> arms;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description =
                    "Probability that an edit stands in for its photo, for every arm with edits (default: each arm"
                            + " chooses).")
    private @Nullable Double alpha;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for scores and report (default: out/evaluate-DATE-TIME). One that has scores of an"
                    + " evaluation with the same settings goes on with it.")
    private @Nullable Path out;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR",
            description = "Folder that keeps trainings of concepts and what they learned; evaluations that share one,"
                    + " such as the ablations, learn from the same photos once, and their device seconds are without"
                    + " what they found there (default: the folder checkpoints in --out).")
    private @Nullable Path checkpointDir;

    @Mixin
    private ClassifierOptions classifierOptions;

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private ModelOptions modelOptions;

    EvaluateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationSettings settings = Usage.check(spec, this::settings);
        FlowPolicy policy = Usage.check(spec, this::policy);
        Path folder = out == null ? dated() : out;
        try {
            Pools pools = dataOptions.pools();
            EvaluationKey key = new EvaluationKey(
                    settings, classifierOptions.settings(), classifierOptions.fingerprint(), policy.node());
            EvaluationFolder kept = EvaluationFolder.open(folder, key.lines(pools));
            ReportFiles report = new ReportFiles(folder, settings.arms());
            KafkaFlow flow = new KafkaFlow(
                    context,
                    policy.withCheckpoints(checkpointDir == null ? folder.resolve("checkpoints") : checkpointDir));
            List<Score> scores = evaluate(
                    new Evaluated(settings, pools, flow, kept.scores()), new EvaluationLines(context, kept, report));
            report.write(scores);
            report.told(scores).forEach(context::say);
            return 0;
        } catch (DataException | LeakException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Score> evaluate(Evaluated what, EvaluationLines lines) {
        try (Backbone backbone = classifierOptions.load()) {
            Classifier classifier = new Classifier(
                    classifierOptions.settings(), what.pools().classes().size(), backbone);
            Evaluation evaluation = new Evaluation(
                    what.settings(),
                    what.pools(),
                    new Evaluation.Tools(classifier, what.flow()),
                    context.clock(),
                    lines);
            List<Score> scores = evaluation.run(what.done());
            context.say(evaluation.editsLeftOut() + " edits that look like a test photo were left out of training");
            return scores;
        }
    }

    private EvaluationSettings settings() {
        return new EvaluationSettings(
                shots,
                firstSeed,
                seeds,
                tuningSeeds,
                arms.stream().map(Arm::named).toList(),
                alpha == null ? OptionalDouble.empty() : OptionalDouble.of(alpha));
    }

    private FlowPolicy policy() {
        ModelSettings model = modelOptions.reproducibleSettings();
        AugmentationPolicy suited = ModelPolicy.of(model.folder());
        boolean scored = arms.contains(Arm.OFFSHOOT_SCORED.label());
        if (scored) {
            suited.setScoreTimesteps(SCORE_TIMESTEPS);
            suited.setScoreRivals(PolicyRules.MAX_RIVALS);
        }
        TopologySettings topology = policyOptions.settings(suited, LINGER);
        requireScoresForArms(topology.policy(), scored);
        return new FlowPolicy(
                StandaloneSettings.of(model.folder()).withModel(model).withTopology(topology));
    }

    /** Which edits are used is the arms' business, and compared. */
    private static void requireScoresForArms(AugmentationPolicy policy, boolean scored) {
        if (scored && policy.getScoreTimesteps() == 0) {
            throw new IllegalArgumentException("score-timesteps must be at least 1 for the arm offshoot-scored");
        }
        if (policy.getMinScore() > 0 || policy.getSoftWeights()) {
            throw new IllegalArgumentException(
                    "min-score and soft-weights must be left out: the arm offshoot-scored chooses among such uses of scores");
        }
    }

    private Path dated() {
        LocalDateTime now = LocalDateTime.ofInstant(
                context.clock().instant(), context.clock().getZone());
        return Path.of("out", "evaluate-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }

    private record Evaluated(EvaluationSettings settings, Pools pools, KafkaFlow flow, List<Score> done) {}
}
