package io.offshoot.diffusion.schedule;

/** A sampler as numbers: which timesteps a run visits, and the coefficients of each of its steps. */
public interface Scheduler {

    /** The noise levels behind the sampler. */
    NoiseSchedule noise();

    /** The complete list of timesteps of {@code numInferenceSteps} steps, noisiest first. */
    int[] timesteps(int numInferenceSteps);

    /**
     * The step taken at {@code timestep}.
     *
     * @param numInferenceSteps steps of the complete run
     * @param position how many steps this run has taken before, wherever in the list it began
     */
    Step step(int numInferenceSteps, int timestep, int position);

    /**
     * The sampler of a configuration.
     *
     * @throws IllegalArgumentException for a diffusers class that is not supported
     */
    static Scheduler of(SchedulerConfig config) {
        return switch (config.className()) {
            case DdimScheduler.CLASS_NAME -> new DdimScheduler(config);
            case PndmScheduler.CLASS_NAME -> new PndmScheduler(config);
            default ->
                throw new IllegalArgumentException("scheduler %s is not supported; use %s or %s"
                        .formatted(config.className(), DdimScheduler.CLASS_NAME, PndmScheduler.CLASS_NAME));
        };
    }

    /** Whether {@link #of} knows a diffusers class. */
    static boolean supports(String className) {
        return className.equals(DdimScheduler.CLASS_NAME) || className.equals(PndmScheduler.CLASS_NAME);
    }
}
