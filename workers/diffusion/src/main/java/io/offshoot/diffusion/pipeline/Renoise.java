package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.SamplingRun;

/** How the kept part of a masked edit gets its noise, and which latents belong to it. */
public enum Renoise {
    /**
     * After each step the noise of the next one, none after the last; a run of strength 1 starts from noise alone. A
     * latent is what the top left pixel of its cell is. As diffusers' StableDiffusionInpaintPipeline.
     */
    NEXT {
        @Override
        public Mask latents(Mask pixels, int factor) {
            return pixels.sampled(pixels.width() / factor, pixels.height() / factor);
        }

        @Override
        SamplingRun start(SamplingRun run, double strength) {
            return strength == 1 ? run.fromNoise() : run;
        }

        @Override
        NoiseLevel level(SamplingRun run, int taken) {
            return run.levelAfter(taken + 1);
        }
    },
    /**
     * After each step the noise of that step still, none after the run. A latent is what the centre pixel of its cell
     * is. As diffusers' StableDiffusionInpaintPipelineLegacy.
     */
    CURRENT {
        @Override
        public Mask latents(Mask pixels, int factor) {
            return pixels.resized(pixels.width() / factor, pixels.height() / factor);
        }

        @Override
        SamplingRun start(SamplingRun run, double strength) {
            return run;
        }

        @Override
        NoiseLevel level(SamplingRun run, int taken) {
            return run.levelAfter(taken);
        }
    };

    /** The mask of latents that belongs to a mask of pixels, with {@code factor} pixels to a latent in each direction. */
    public abstract Mask latents(Mask pixels, int factor);

    /** The run with the start that belongs to it. */
    abstract SamplingRun start(SamplingRun run, double strength);

    /** The level of the kept part after the step that {@code taken} others preceded. */
    abstract NoiseLevel level(SamplingRun run, int taken);
}
