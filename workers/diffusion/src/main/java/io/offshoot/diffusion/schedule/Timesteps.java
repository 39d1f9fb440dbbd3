package io.offshoot.diffusion.schedule;

import java.util.stream.IntStream;

/** What the samplers share about timesteps. */
final class Timesteps {

    private Timesteps() {}

    /** The timesteps of DDIM, PNDM and Euler's leading and trailing spacing, noisiest first. */
    static double[] descending(SchedulerConfig config, int numInferenceSteps) {
        requireCount(numInferenceSteps, config.numTrainTimesteps());
        return reversed(config.timestepSpacing()
                .ascending(config.numTrainTimesteps(), numInferenceSteps, config.stepsOffset()));
    }

    static void requireCount(int numInferenceSteps, int most) {
        if (numInferenceSteps < 1 || numInferenceSteps > most) {
            throw new IllegalArgumentException(
                    "numInferenceSteps must be in [1, %d], was %d".formatted(most, numInferenceSteps));
        }
    }

    static double[] reversed(int[] ascending) {
        return IntStream.range(0, ascending.length)
                .mapToDouble(i -> ascending[ascending.length - 1 - i])
                .toArray();
    }

    /** The level of a timestep that may lie before the first one. */
    static NoiseLevel levelAt(SchedulerConfig config, NoiseSchedule noise, int timestep) {
        if (timestep >= 0) {
            return noise.at(timestep);
        }
        return NoiseLevel.of(config.setAlphaToOne() ? 1 : noise.alphaCumprod(0));
    }
}
