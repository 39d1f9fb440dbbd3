package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.random.TorchGenerator;
import io.offshoot.diffusion.schedule.NoiseLevel;

/**
 * Clean latents and the noise that they are given, as plain numbers.
 *
 * @param latents scaled, without noise
 * @param noise standard normal, drawn by {@link TorchGenerator} from a seed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NoisyPicture(float[] latents, float[] noise) {

    /** Draws the noise of a seed. */
    static NoisyPicture of(float[] latents, long seed) {
        return new NoisyPicture(latents, new TorchGenerator(seed).randn(latents.length));
    }

    /** The latents with as much of the noise as a level has. */
    float[] at(NoiseLevel level) {
        float[] noisy = new float[latents.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (float) level.addNoise(latents[i], noise[i]);
        }
        return noisy;
    }
}
