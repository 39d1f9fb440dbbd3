package io.offshoot.diffusion.schedule;

/** What the samplers share about timesteps. */
final class Timesteps {

    private Timesteps() {}

    static int[] ascending(SchedulerConfig config, int numInferenceSteps) {
        if (numInferenceSteps < 1 || numInferenceSteps > config.numTrainTimesteps()) {
            throw new IllegalArgumentException("numInferenceSteps must be in [1, %d], was %d"
                    .formatted(config.numTrainTimesteps(), numInferenceSteps));
        }
        return config.timestepSpacing().ascending(config.numTrainTimesteps(), numInferenceSteps, config.stepsOffset());
    }

    static int[] descending(SchedulerConfig config, int numInferenceSteps) {
        int[] ascending = ascending(config, numInferenceSteps);
        int[] descending = new int[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }

    /** The level of a timestep that may lie before the first one. */
    static NoiseLevel levelAt(SchedulerConfig config, NoiseSchedule noise, int timestep) {
        if (timestep >= 0) {
            return noise.at(timestep);
        }
        return NoiseLevel.of(config.setAlphaToOne() ? 1 : noise.alphaCumprod(0));
    }
}
