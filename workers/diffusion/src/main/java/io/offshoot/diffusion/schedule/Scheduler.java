package io.offshoot.diffusion.schedule;

import java.util.List;

/** A sampler as numbers: which timesteps a run visits, and the coefficients of each of its steps. */
public interface Scheduler {

    /** The names of the diffusers classes that {@link #of} knows. */
    List<String> CLASS_NAMES = List.of(
            DdimScheduler.CLASS_NAME,
            PndmScheduler.CLASS_NAME,
            DpmSolverMultistepScheduler.CLASS_NAME,
            EulerDiscreteScheduler.CLASS_NAME);

    /** The noise levels that the model was trained with. */
    NoiseSchedule noise();

    /** The complete list of timesteps of {@code numInferenceSteps} steps, noisiest first. */
    double[] timesteps(int numInferenceSteps);

    /**
     * The steps of a run that enters the list of timesteps at place {@code begin}.
     *
     * @param numInferenceSteps steps of the complete run
     */
    List<Step> steps(int numInferenceSteps, int begin);

    /** What unit noise is multiplied with to be the sample before the first step of a complete run. */
    default double initNoiseSigma(int numInferenceSteps) {
        return 1;
    }

    /**
     * This sampler with fresh noise in every step.
     *
     * @param eta share of the noise that DDPM would add, in [0, 1]
     * @throws IllegalArgumentException when the sampler cannot add noise, unless {@code eta} is 0
     */
    default Scheduler withEta(double eta) {
        if (eta != 0) {
            throw new IllegalArgumentException(
                    "eta must be 0 except with %s, was %s; choose that scheduler or leave eta out"
                            .formatted(DdimScheduler.CLASS_NAME, eta));
        }
        return this;
    }

    /**
     * The sampler of a configuration.
     *
     * @throws IllegalArgumentException for a diffusers class that is not supported
     */
    static Scheduler of(SchedulerConfig config) {
        return switch (config.className()) {
            case DdimScheduler.CLASS_NAME -> new DdimScheduler(config);
            case PndmScheduler.CLASS_NAME -> new PndmScheduler(config);
            case DpmSolverMultistepScheduler.CLASS_NAME -> new DpmSolverMultistepScheduler(config);
            case EulerDiscreteScheduler.CLASS_NAME -> new EulerDiscreteScheduler(config);
            default ->
                throw new IllegalArgumentException("scheduler %s is not supported; use one of %s"
                        .formatted(config.className(), String.join(", ", CLASS_NAMES)));
        };
    }
}
