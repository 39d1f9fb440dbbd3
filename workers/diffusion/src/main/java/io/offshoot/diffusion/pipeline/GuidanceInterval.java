package io.offshoot.diffusion.pipeline;

/**
 * The part of a run in which classifier-free guidance is applied (arXiv 2404.07724); outside it the prompt alone counts
 * and no unconditional row is computed. Cut by step as diffusers' guiders do with their start and stop.
 *
 * @param start share of the run's steps before guidance begins, in [0, 1)
 * @param stop share of the run's steps after which guidance ends, above start and at most 1
 */
public record GuidanceInterval(double start, double stop) {

    /** Guidance from the first step to the last. */
    public static final GuidanceInterval ALWAYS = new GuidanceInterval(0, 1);

    public GuidanceInterval {
        if (!(start >= 0 && start < stop && stop <= 1)) {
            throw new IllegalArgumentException(
                    "guidance interval must satisfy 0 <= start < stop <= 1, was %s to %s".formatted(start, stop));
        }
    }

    /** Whether a run of {@code steps} steps is guided in the step after {@code taken} others. */
    boolean holds(int taken, int steps) {
        return (int) (start * steps) <= taken && taken < (int) (stop * steps);
    }
}
