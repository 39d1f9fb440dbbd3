package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.augment.Augmentation;
import io.offshoot.evaluate.augment.ColourJitter;
import io.offshoot.evaluate.augment.Crop;
import io.offshoot.evaluate.augment.Flip;
import io.offshoot.evaluate.augment.RandAugment;
import io.offshoot.evaluate.classifier.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings that each arm may choose from: four for every arm that has anything to tune. */
final class Trials {
    private Trials() {}

    static List<Trial> of(Arm arm) {
        return switch (arm) {
            case NONE -> List.of(Trial.of("as they are", Recipe.of(Augmentation.NONE)));
            case STANDARD -> List.of(standard(0.5, 0.4), standard(0.5, 0.2), standard(0.8, 0.4), standard(0.8, 0.2));
            case RANDAUGMENT -> List.of(rand(2, 9), rand(2, 5), rand(2, 14), rand(1, 9));
            case CUTMIX -> List.of(cutMix(0.5), cutMix(0.25), cutMix(0.75), cutMix(1));
            case REAL_GUIDANCE, OFFSHOOT, OFFSHOOT_SCORED ->
                uses(arm).stream().map(use -> use.with(use.alpha())).toList();
        };
    }

    /** Those of an arm that has edits, with this alpha; what differed in alpha alone is one trial. */
    static List<Trial> withAlpha(Arm arm, double alpha) {
        Map<String, Trial> byName = new LinkedHashMap<>();
        uses(arm).stream().map(use -> use.with(alpha)).forEach(trial -> byName.putIfAbsent(trial.name(), trial));
        return List.copyOf(byName.values());
    }

    private static List<EditUse> uses(Arm arm) {
        return switch (arm) {
            case REAL_GUIDANCE ->
                Stream.of(0.5, 0.3, 0.7, 0.15).map(EditUse::all).toList();
            case OFFSHOOT ->
                List.of(EditUse.all(0.5), EditUse.all(0.3), EditUse.strengths(0, 0.5), EditUse.strengths(0.5, 1));
            case OFFSHOOT_SCORED ->
                List.of(
                        EditUse.scored(0.25, false),
                        EditUse.scored(0, true),
                        EditUse.scored(0.25, true),
                        EditUse.scored(0.5, false));
            default -> List.of();
        };
    }

    private static Augmentation flipCropJitter(double smallest, double jitter) {
        return new Flip().then(new Crop(smallest)).then(new ColourJitter(jitter));
    }

    private static Trial standard(double smallest, double jitter) {
        return Trial.of("crop from " + smallest + ", jitter " + jitter, Recipe.of(flipCropJitter(smallest, jitter)));
    }

    private static Trial rand(int operations, int magnitude) {
        return Trial.of(
                operations + " operations of magnitude " + magnitude,
                Recipe.of(new Flip().then(new RandAugment(operations, magnitude))));
    }

    private static Trial cutMix(double probability) {
        return Trial.of(
                "probability " + probability,
                Recipe.of(flipCropJitter(0.5, 0.4)).withCutMix(probability));
    }

    /** Which edits are used, and how. */
    private record EditUse(double alpha, double least, double most, ScoreUse scores) {
        static EditUse all(double alpha) {
            return new EditUse(alpha, 0, 1, ScoreUse.NONE);
        }

        static EditUse strengths(double least, double most) {
            return new EditUse(0.5, least, most, ScoreUse.NONE);
        }

        static EditUse scored(double dropped, boolean soft) {
            return new EditUse(0.5, 0, 1, new ScoreUse(dropped, soft));
        }

        Trial with(double probability) {
            String strengths = least == 0 && most == 1 ? "all strengths" : "strengths from " + least + " to " + most;
            return new Trial(
                    "alpha " + probability + ", " + strengths + scores.words(),
                    Recipe.of(flipCropJitter(0.5, 0.4)).withAlpha(probability),
                    least,
                    most,
                    scores);
        }
    }
}
