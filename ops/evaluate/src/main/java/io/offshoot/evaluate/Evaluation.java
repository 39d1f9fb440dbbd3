package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Examples;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.data.FewShotSplit;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.data.Pools;
import io.offshoot.evaluate.data.Splitter;
import io.offshoot.evaluate.flow.GuardedSource;
import io.offshoot.evaluate.flow.SyntheticSource;
import io.offshoot.evaluate.leak.LeakGuard;
import io.offshoot.evaluate.report.Score;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares arms: splits the photos by every seed, leaves test photos out that are copies of training photos, chooses each
 * arm's settings on validation photos, then trains and tests every arm on every seed and number of shots.
 */
public final class Evaluation {
    private final EvaluationSettings settings;
    private final Pools pools;
    private final EvaluationListener listener;
    private final GuardedSource source;
    private final ArmRun run;

    /**
     * @param settings what is compared
     * @param pools the photos
     * @param tools what arms share
     * @param clock measures training
     * @param listener hears of every step
     */
    public Evaluation(
            EvaluationSettings settings, Pools pools, Tools tools, InstantSource clock, EvaluationListener listener) {
        this.settings = settings;
        this.pools = pools;
        this.listener = listener;
        this.source = new GuardedSource(tools.flow());
        this.run = new ArmRun(
                tools.classifier(),
                new Examples(pools.classes(), tools.classifier().settings().side()),
                source,
                clock);
    }

    /**
     * All scores, in the order of seeds, shots and arms.
     *
     * @param done scores of an evaluation with the same settings that was interrupted; they are kept as they are
     */
    public List<Score> run(List<Score> done) {
        List<FewShotSplit> splits = splits();
        Tuning tuning = new Tuning(run, settings::trials, splits.subList(0, settings.tuningSeeds()));
        Choice choice = new Choice(tuning, done, listener);
        List<Score> scores = new ArrayList<>();
        for (int seed = settings.firstSeed(); seed < settings.endSeed(); seed++) {
            for (int shots : settings.shots()) {
                for (Arm arm : settings.arms()) {
                    Score known = find(done, arm, shots, seed);
                    scores.add(known == null ? score(splits.get(seed), seed, shots, arm, choice) : known);
                }
            }
        }
        return scores;
    }

    /** Edits that were left out of training because they look like a photo of the test. */
    public int editsLeftOut() {
        return source.leftOut();
    }

    private List<FewShotSplit> splits() {
        Splitter splitter = new Splitter(pools, settings.mostShots());
        List<FewShotSplit> splits = new ArrayList<>();
        for (int seed = 0; seed < settings.endSeed(); seed++) {
            FewShotSplit split = splitter.split(seed);
            List<Photo> test = LeakGuard.withoutCopies(split.test(), split.shots(settings.mostShots()));
            listener.split(seed, test.size(), split.test().size() - test.size());
            splits.add(split.withTest(test));
        }
        return splits;
    }

    private Score score(FewShotSplit split, int seed, int shots, Arm arm, Choice choice) {
        ArmRun.Run classifier = new ArmRun.Run(arm, choice.of(arm, shots), shots, seed);
        Score score = run.score(classifier, split.shots(shots), split.test());
        listener.scored(score);
        return score;
    }

    private static @Nullable Score find(List<Score> scores, Arm arm, int shots, long seed) {
        return scores.stream()
                .filter(score -> score.seed() == seed && score.shots() == shots)
                .filter(score -> score.arm().equals(arm.label()))
                .findFirst()
                .orElse(null);
    }

    /**
     * What arms share.
     *
     * @param classifier trains the same way on every arm
     * @param flow makes the synthetic pictures of the generative arms
     */
    public record Tools(Classifier classifier, SyntheticSource flow) {}
}
