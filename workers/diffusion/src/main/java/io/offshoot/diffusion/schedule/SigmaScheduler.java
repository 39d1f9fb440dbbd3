package io.offshoot.diffusion.schedule;

import java.util.List;
import java.util.stream.IntStream;

/** A sampler that goes from one ratio of noise to signal (sigma) to the next. */
public abstract sealed class SigmaScheduler implements Scheduler
        permits DpmSolverMultistepScheduler, EulerDiscreteScheduler {

    private final SchedulerConfig config;
    private final NoiseSchedule noise;
    private final SigmaTable table;

    SigmaScheduler(SchedulerConfig config) {
        this.config = config;
        this.noise = NoiseSchedule.of(config);
        this.table = SigmaTable.of(config, noise);
    }

    @Override
    public final NoiseSchedule noise() {
        return noise;
    }

    @Override
    public final double[] timesteps(int numInferenceSteps) {
        return sequence(numInferenceSteps).timesteps();
    }

    /** The sigma of each timestep, then where the last step ends. */
    public final double[] sigmas(int numInferenceSteps) {
        return sequence(numInferenceSteps).sigmas();
    }

    @Override
    public final List<Step> steps(int numInferenceSteps, int begin) {
        SigmaSequence sequence = sequence(numInferenceSteps);
        return IntStream.range(begin, sequence.length())
                .mapToObj(i -> step(sequence, i, i == begin))
                .toList();
    }

    /** The step from the sigma at place {@code i} to the next; {@code first} when no other step of the run precedes. */
    abstract Step step(SigmaSequence sequence, int i, boolean first);

    /** The timesteps and sigmas of a complete run. */
    abstract SigmaSequence sequence(int numInferenceSteps);

    final SchedulerConfig config() {
        return config;
    }

    final SigmaTable table() {
        return table;
    }
}
