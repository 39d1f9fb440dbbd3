package io.offshoot.diffusion.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The part of a sampler's run that an image-to-image edit keeps.
 *
 * @param start the noise level that the clean latents are brought to before the first step
 * @param initNoiseSigma what unit noise is multiplied with to start from noise alone
 * @param steps the steps in order, at least one
 */
public record SamplingRun(NoiseLevel start, double initNoiseSigma, List<Step> steps) {

    public SamplingRun {
        steps = List.copyOf(steps);
    }

    /**
     * The run that diffusers' image-to-image pipeline makes: the list of timesteps is cut by index, so that
     * {@code numInferenceSteps * strength} steps are left (one more with PNDM, whose list is one longer).
     *
     * @param strength share of the complete run, in (0, 1]
     * @throws IllegalArgumentException when no step is left; the message names the smallest strength that works
     */
    public static SamplingRun of(Scheduler scheduler, int numInferenceSteps, double strength) {
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("strength must be in (0, 1], was " + strength);
        }
        int kept = (int) (numInferenceSteps * strength);
        if (numInferenceSteps > 0 && kept < 1) {
            throw new IllegalArgumentException(
                    "strength %s leaves none of %d steps: use a strength of at least %s, or more steps"
                            .formatted(strength, numInferenceSteps, smallestStrength(numInferenceSteps)));
        }
        return from(scheduler, numInferenceSteps, numInferenceSteps - kept);
    }

    /** The run that starts at place {@code begin} of the scheduler's list of timesteps. */
    public static SamplingRun from(Scheduler scheduler, int numInferenceSteps, int begin) {
        requireTrained(scheduler.timesteps(numInferenceSteps)[begin], scheduler, numInferenceSteps);
        List<Step> steps = scheduler.steps(numInferenceSteps, begin);
        return new SamplingRun(steps.get(0).level(), scheduler.initNoiseSigma(numInferenceSteps), steps);
    }

    /**
     * A run of one step whose result is not the next sample but the noise that the UNet finds in the sample.
     *
     * @param type what the UNet's output means
     * @throws IllegalArgumentException when {@code timestep} is no training timestep
     */
    public static SamplingRun findNoise(NoiseSchedule noise, PredictionType type, int timestep) {
        NoiseLevel level = noise.at(timestep);
        Prediction found = type.at(level);
        Step.Update update = Step.Update.of(found.noiseFromSample(), found.noiseFromOutput());
        return new SamplingRun(level, 1, List.of(new Step(timestep, level, 1, update, null)));
    }

    /** A steps_offset moves the noisiest timestep past the schedule when there are nearly as many steps as timesteps. */
    private static void requireTrained(double first, Scheduler scheduler, int numInferenceSteps) {
        int last = scheduler.noise().length() - 1;
        if (first > last) {
            throw new IllegalArgumentException(
                    ("%d steps begin at timestep %.0f, and the model knows none above %d, since the scheduler's steps_offset moves"
                                    + " them up: use fewer steps or a smaller strength")
                            .formatted(numInferenceSteps, first, last));
        }
    }

    /** The same steps from noise alone, with nothing of the clean latents. */
    public SamplingRun fromNoise() {
        return new SamplingRun(new NoiseLevel(0, initNoiseSigma), initNoiseSigma, steps);
    }

    /** The timesteps that the UNet is asked about, in order. */
    public List<Double> timesteps() {
        return steps.stream().map(Step::timestep).toList();
    }

    /** The noise level after {@code taken} steps; clean after the last. */
    public NoiseLevel levelAfter(int taken) {
        return taken < steps.size() ? steps.get(taken).level() : NoiseLevel.CLEAN;
    }

    static BigDecimal smallestStrength(int numInferenceSteps) {
        return BigDecimal.ONE
                .divide(BigDecimal.valueOf(numInferenceSteps), 4, RoundingMode.UP)
                .stripTrailingZeros();
    }
}
