package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Examples;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.arm.Weighted;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.classifier.Example;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.GuardedSource;
import io.offshoot.evaluate.flow.Synthetics;
import io.offshoot.evaluate.leak.LeakGuard;
import io.offshoot.evaluate.report.Score;
import io.offshoot.evaluate.statistics.Confusion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Trains and tests one classifier as an arm does, past the guard. */
final class ArmRun {
    private final Classifier classifier;
    private final Examples examples;
    private final GuardedSource source;
    private final InstantSource clock;

    ArmRun(Classifier classifier, Examples examples, GuardedSource source, InstantSource clock) {
        this.classifier = classifier;
        this.examples = examples;
        this.source = source;
        this.clock = clock;
    }

    Score score(Run run, List<Photo> training, List<Photo> test) {
        LeakGuard guard = new LeakGuard(test);
        guard.require("training photos", training);
        Synthetics synthetics = run.arm()
                .guidance()
                .map(guidance -> source.edit(training, guidance, guard))
                .orElse(Synthetics.NONE);
        List<Weighted> used = run.trial().choose(synthetics.pictures(), training);
        List<Example> shown = examples.of(training, used);
        List<Example> tested = examples.of(test);
        Instant began = clock.instant();
        Confusion confusion = classifier.trainAndTest(shown, run.trial().recipe(), tested, run.seed());
        Duration took = Duration.between(began, clock.instant());
        return new Score(
                run.arm().label(),
                run.shots(),
                run.seed(),
                confusion.macroAccuracy(),
                run.trial().name(),
                synthetics.deviceSeconds(),
                took.toMillis() / 1000.0);
    }

    /** Which classifier is meant. */
    record Run(Arm arm, Trial trial, int shots, long seed) {}
}
