package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.augment.Augmentation;
import io.offshoot.evaluate.augment.ColourJitter;
import io.offshoot.evaluate.augment.Crop;
import io.offshoot.evaluate.augment.Flip;
import io.offshoot.evaluate.augment.RandAugment;
import io.offshoot.evaluate.classifier.Recipe;
import java.util.List;

/** The settings that each arm may choose from: four for every arm that has anything to tune. */
final class Trials {
    private Trials() {}

    static List<Trial> of(Arm arm) {
        return switch (arm) {
            case NONE -> List.of(Trial.of("as they are", Recipe.of(Augmentation.NONE)));
            case STANDARD -> List.of(standard(0.5, 0.4), standard(0.5, 0.2), standard(0.8, 0.4), standard(0.8, 0.2));
            case RANDAUGMENT -> List.of(rand(2, 9), rand(2, 5), rand(2, 14), rand(1, 9));
            case CUTMIX -> List.of(cutMix(0.5), cutMix(0.25), cutMix(0.75), cutMix(1));
            case REAL_GUIDANCE -> List.of(mixed(0.5, 0, 1), mixed(0.3, 0, 1), mixed(0.7, 0, 1), mixed(0.15, 0, 1));
            case OFFSHOOT -> List.of(mixed(0.5, 0, 1), mixed(0.3, 0, 1), mixed(0.5, 0, 0.5), mixed(0.5, 0.5, 1));
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

    private static Trial mixed(double alpha, double least, double most) {
        String strengths = least == 0 && most == 1 ? "all strengths" : "strengths from " + least + " to " + most;
        return new Trial(
                "alpha " + alpha + ", " + strengths,
                Recipe.of(flipCropJitter(0.5, 0.4)).withAlpha(alpha),
                least,
                most);
    }
}
