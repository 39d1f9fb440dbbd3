package io.offshoot.diffusion.schedule;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** DDIM (arXiv 2010.02502) as diffusers' scheduling_ddim.py runs it; with an eta above 0 it adds fresh noise. */
public final class DdimScheduler implements Scheduler {

    /** The name in scheduler_config.json. */
    public static final String CLASS_NAME = "DDIMScheduler";

    private final SchedulerConfig config;
    private final NoiseSchedule noise;
    private final double eta;

    public DdimScheduler(SchedulerConfig config) {
        this(config, 0);
    }

    private DdimScheduler(SchedulerConfig config, double eta) {
        if (!(eta >= 0 && eta <= 1)) {
            throw new IllegalArgumentException("eta must be in [0, 1], was " + eta);
        }
        this.config = config;
        this.noise = NoiseSchedule.of(config);
        this.eta = eta;
    }

    @Override
    public Scheduler withEta(double other) {
        return new DdimScheduler(config, other);
    }

    @Override
    public NoiseSchedule noise() {
        return noise;
    }

    @Override
    public double[] timesteps(int numInferenceSteps) {
        return Timesteps.descending(config, numInferenceSteps);
    }

    @Override
    public List<Step> steps(int numInferenceSteps, int begin) {
        double[] timesteps = timesteps(numInferenceSteps);
        int stride = noise.length() / numInferenceSteps;
        return DoubleStream.of(timesteps)
                .skip(begin)
                .mapToObj(timestep -> step((int) timestep, stride))
                .toList();
    }

    private Step step(int timestep, int stride) {
        NoiseLevel level = noise.at(timestep);
        NoiseLevel target = Timesteps.levelAt(config, noise, timestep - stride);
        Prediction prediction = config.predictionType().at(level);
        double fresh = eta * standardDeviation(level, target);
        double direction = Math.sqrt(Math.max(0, target.noise() * target.noise() - fresh * fresh));
        Step.Update update = new Step.Update(
                target.signal() * prediction.cleanFromSample() + direction * prediction.noiseFromSample(),
                0,
                target.signal() * prediction.cleanFromOutput() + direction * prediction.noiseFromOutput(),
                Step.History.NONE,
                fresh,
                clip(prediction, target));
        return new Step(timestep, level, 1, update, null);
    }

    /** Equation 16 of the paper: the noise that DDPM would add between two levels. */
    private static double standardDeviation(NoiseLevel level, NoiseLevel target) {
        double kept = level.signal() / target.signal();
        return target.noise() / level.noise() * Math.sqrt(1 - kept * kept);
    }

    private Step.@Nullable Clip clip(Prediction prediction, NoiseLevel target) {
        if (!config.clipSample()) {
            return null;
        }
        return new Step.Clip(
                prediction.cleanFromSample(), prediction.cleanFromOutput(), target.signal(), config.clipSampleRange());
    }
}
