package io.offshoot.diffusion.schedule;

import java.util.List;

/**
 * The settings of a sampler, with the names of diffusers' scheduler_config.json.
 *
 * @param className diffusers class, such as {@code PNDMScheduler}
 * @param trainedBetas betas that replace the schedule; empty when there are none
 * @param stepsOffset added to every timestep of leading spacing
 * @param setAlphaToOne whether the last step ends at a clean sample instead of the noise level of timestep 0
 * @param clipSample whether DDIM clips the predicted clean sample to {@code clipSampleRange}
 * @param skipPrkSteps whether PNDM leaves out its Runge-Kutta warm-up
 * @param sigmas how DPM-Solver and Euler choose their sigmas
 * @param solver how DPM-Solver goes from one to the next
 */
public record SchedulerConfig(
        String className,
        int numTrainTimesteps,
        BetaSchedule betaSchedule,
        double betaStart,
        double betaEnd,
        List<Float> trainedBetas,
        boolean rescaleBetasZeroSnr,
        PredictionType predictionType,
        TimestepSpacing timestepSpacing,
        int stepsOffset,
        boolean setAlphaToOne,
        boolean clipSample,
        double clipSampleRange,
        boolean skipPrkSteps,
        SigmaSettings sigmas,
        SolverSettings solver) {

    public SchedulerConfig {
        trainedBetas = List.copyOf(trainedBetas);
        if (numTrainTimesteps < 1) {
            throw new IllegalArgumentException("num_train_timesteps must be at least 1, was " + numTrainTimesteps);
        }
        if (!(betaStart > 0) || !(betaStart < betaEnd) || !(betaEnd < 1)) {
            throw new IllegalArgumentException(
                    "beta_start and beta_end must satisfy 0 < beta_start < beta_end < 1, were %s and %s"
                            .formatted(betaStart, betaEnd));
        }
        if (stepsOffset < 0 || stepsOffset >= numTrainTimesteps) {
            throw new IllegalArgumentException("steps_offset must be in [0, num_train_timesteps), was " + stepsOffset);
        }
        if (!(clipSampleRange > 0)) {
            throw new IllegalArgumentException("clip_sample_range must be positive, was " + clipSampleRange);
        }
    }

    /**
     * The settings as diffusers' Stable Diffusion pipelines use them: they correct a {@code steps_offset} other than 1
     * and a set {@code clip_sample}, both left-overs of early configuration files.
     */
    public SchedulerConfig asStableDiffusion() {
        return new SchedulerConfig(
                className,
                numTrainTimesteps,
                betaSchedule,
                betaStart,
                betaEnd,
                trainedBetas,
                rescaleBetasZeroSnr,
                predictionType,
                timestepSpacing,
                1,
                setAlphaToOne,
                false,
                clipSampleRange,
                skipPrkSteps,
                sigmas,
                solver);
    }
}
