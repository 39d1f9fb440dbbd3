package io.offshoot.diffusion.inversion;

/**
 * An optimiser step that was taken.
 *
 * @param number counted from 1, those of an earlier run that was resumed included
 * @param total steps that will be taken at most
 * @param loss before the step, on the noise it learned from
 * @param bestHeldOutLoss lowest loss on held-out noise so far
 */
public record TrainingStep(int number, int total, double loss, double bestHeldOutLoss) {}
