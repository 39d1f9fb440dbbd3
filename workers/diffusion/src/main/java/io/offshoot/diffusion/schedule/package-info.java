/** Noise schedules and samplers as plain numbers: timesteps, and the coefficients of addNoise and of every step. */
@NullMarked
package io.offshoot.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
