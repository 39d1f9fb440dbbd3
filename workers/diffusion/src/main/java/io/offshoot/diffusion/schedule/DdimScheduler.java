package io.offshoot.diffusion.schedule;

import org.jspecify.annotations.Nullable;

/** DDIM without added noise (eta 0): diffusers' scheduling_ddim.py, arXiv 2010.02502. */
public final class DdimScheduler implements Scheduler {

    /** The name in scheduler_config.json. */
    public static final String CLASS_NAME = "DDIMScheduler";

    private final SchedulerConfig config;
    private final NoiseSchedule noise;

    public DdimScheduler(SchedulerConfig config) {
        this.config = config;
        this.noise = NoiseSchedule.of(config);
    }

    @Override
    public NoiseSchedule noise() {
        return noise;
    }

    @Override
    public int[] timesteps(int numInferenceSteps) {
        return Timesteps.descending(config, numInferenceSteps);
    }

    @Override
    public Step step(int numInferenceSteps, int timestep, int position) {
        NoiseLevel target = Timesteps.levelAt(config, noise, timestep - noise.length() / numInferenceSteps);
        Prediction prediction = config.predictionType().at(noise.at(timestep));
        double sample = target.signal() * prediction.cleanFromSample() + target.noise() * prediction.noiseFromSample();
        double output = target.signal() * prediction.cleanFromOutput() + target.noise() * prediction.noiseFromOutput();
        return new Step(timestep, sample, 0, output, Step.History.NONE, false, clip(prediction, target));
    }

    private Step.@Nullable Clip clip(Prediction prediction, NoiseLevel target) {
        if (!config.clipSample()) {
            return null;
        }
        return new Step.Clip(
                prediction.cleanFromSample(), prediction.cleanFromOutput(), target.signal(), config.clipSampleRange());
    }
}
