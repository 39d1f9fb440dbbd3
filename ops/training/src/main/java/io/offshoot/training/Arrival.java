package io.offshoot.training;

/**
 * An image and where it was read.
 *
 * @param place where
 * @param image what
 */
record Arrival(Place place, TrainingImage image) {}
