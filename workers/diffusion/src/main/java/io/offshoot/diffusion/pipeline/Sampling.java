package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.schedule.PredictionType;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfig;

/**
 * The sampler of a pipeline.
 *
 * @param scheduler its steps
 * @param predictionType what the UNet's output means
 */
record Sampling(Scheduler scheduler, PredictionType predictionType) {

    static Sampling of(SchedulerConfig config) {
        return new Sampling(Scheduler.of(config), config.predictionType());
    }

    /** One step at a timestep, whose result is the noise that the UNet finds. */
    SamplingRun findNoise(int timestep) {
        return SamplingRun.findNoise(scheduler.noise(), predictionType, timestep);
    }
}
