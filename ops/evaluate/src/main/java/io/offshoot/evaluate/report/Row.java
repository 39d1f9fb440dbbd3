package io.offshoot.evaluate.report;

import io.offshoot.evaluate.statistics.Interval;

/**
 * An arm at a number of shots, over its seeds.
 *
 * @param shots photos per class
 * @param arm its name
 * @param seeds how many seeds it is the mean of
 * @param accuracy macro accuracy
 * @param generationSeconds mean device time for concepts and edits
 * @param trainingSeconds mean time of the classifier's training
 * @param settings as they were chosen
 */
public record Row(
        int shots,
        String arm,
        int seeds,
        Interval accuracy,
        double generationSeconds,
        double trainingSeconds,
        String settings) {}
