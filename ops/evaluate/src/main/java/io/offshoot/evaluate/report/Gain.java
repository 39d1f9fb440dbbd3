package io.offshoot.evaluate.report;

import io.offshoot.evaluate.statistics.Interval;

/**
 * One arm against the best of the others at a number of shots.
 *
 * @param shots photos per class
 * @param arm whose gain it is
 * @param rival the arm with the highest mean among the others
 * @param seeds how many seeds it is the mean of
 * @param difference of macro accuracies, seed by seed
 */
public record Gain(int shots, String arm, String rival, int seeds, Interval difference) {}
