package io.offshoot.evaluate.statistics;

/**
 * A mean and the interval that it lies in with 95 % confidence.
 *
 * @param mean of the values
 * @param low 2.5 % quantile of resampled means
 * @param high 97.5 % quantile
 */
public record Interval(double mean, double low, double high) {}
