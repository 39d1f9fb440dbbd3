package io.offshoot.evaluate.report;

/**
 * A classifier that was trained and tested.
 *
 * @param arm how its training pictures were made
 * @param shots photos per class
 * @param seed of split, weights and draws
 * @param macroAccuracy mean over the classes of the share of test photos recognised
 * @param settings of the arm, as they were chosen
 * @param generationSeconds of device time for concepts and edits
 * @param trainingSeconds of the classifier
 */
public record Score(
        String arm,
        int shots,
        long seed,
        double macroAccuracy,
        String settings,
        double generationSeconds,
        double trainingSeconds) {}
