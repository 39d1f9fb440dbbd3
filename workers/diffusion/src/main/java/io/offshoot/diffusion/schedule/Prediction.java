package io.offshoot.diffusion.schedule;

/** Clean sample and noise as linear functions of sample and UNet output at one noise level. */
record Prediction(double cleanFromSample, double cleanFromOutput, double noiseFromSample, double noiseFromOutput) {}
