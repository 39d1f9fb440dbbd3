package io.offshoot.diffusion.schedule;

/**
 * How DPM-Solver and Euler choose their sigmas, with the names of diffusers' scheduler_config.json.
 *
 * @param useKarrasSigmas whether sigmas follow arXiv 2206.00364 instead of the timesteps
 * @param finalSigmasType where the last step ends
 * @param interpolationType how Euler finds the sigmas between two training timesteps
 */
public record SigmaSettings(
        boolean useKarrasSigmas, FinalSigmasType finalSigmasType, InterpolationType interpolationType) {

    /** Where the last step ends: at a clean sample, or at the lowest training noise. */
    public enum FinalSigmasType {
        ZERO,
        SIGMA_MIN;

        /**
         * The type of a {@code final_sigmas_type} as scheduler_config.json spells it.
         *
         * @throws IllegalArgumentException for an unknown spelling
         */
        public static FinalSigmasType of(String name) {
            return Spelling.parse(FinalSigmasType.class, "final_sigmas_type", name);
        }
    }

    /** How sigmas between two training timesteps are found. */
    public enum InterpolationType {
        LINEAR,
        LOG_LINEAR;

        /**
         * The type of an {@code interpolation_type} as scheduler_config.json spells it.
         *
         * @throws IllegalArgumentException for an unknown spelling
         */
        public static InterpolationType of(String name) {
            return Spelling.parse(InterpolationType.class, "interpolation_type", name);
        }
    }
}
