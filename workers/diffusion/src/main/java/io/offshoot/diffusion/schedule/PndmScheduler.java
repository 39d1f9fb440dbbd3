package io.offshoot.diffusion.schedule;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Pseudo linear multistep (PLMS) as diffusers' scheduling_pndm.py runs it with {@code skip_prk_steps}, arXiv
 * 2202.09778.
 *
 * <p>Its peculiarities are kept, because Stable Diffusion 1.x results depend on them: the list of timesteps holds the
 * second one twice, and the second step of a run does the first one again from the remembered sample with the mean of
 * two outputs, wherever in the list the run began.
 */
public final class PndmScheduler implements Scheduler {

    /** The name in scheduler_config.json. */
    public static final String CLASS_NAME = "PNDMScheduler";

    private final SchedulerConfig config;
    private final NoiseSchedule noise;

    /**
     * @throws IllegalArgumentException when the configuration asks for the Runge-Kutta warm-up, or for a prediction of
     *     the clean sample
     */
    public PndmScheduler(SchedulerConfig config) {
        if (!config.skipPrkSteps()) {
            throw new IllegalArgumentException("PNDMScheduler needs skip_prk_steps: set it to true");
        }
        if (config.predictionType() == PredictionType.SAMPLE) {
            throw new IllegalArgumentException("PNDMScheduler needs prediction_type epsilon or v_prediction");
        }
        this.config = config;
        this.noise = NoiseSchedule.of(config);
    }

    @Override
    public NoiseSchedule noise() {
        return noise;
    }

    @Override
    public double[] timesteps(int numInferenceSteps) {
        double[] once = Timesteps.descending(config, numInferenceSteps);
        if (once.length < 2) {
            return once;
        }
        double[] doubled = new double[once.length + 1];
        doubled[0] = once[0];
        System.arraycopy(once, 1, doubled, 1, 1);
        System.arraycopy(once, 1, doubled, 2, once.length - 1);
        return doubled;
    }

    @Override
    public List<Step> steps(int numInferenceSteps, int begin) {
        double[] timesteps = timesteps(numInferenceSteps);
        int stride = noise.length() / numInferenceSteps;
        return IntStream.range(begin, timesteps.length)
                .mapToObj(i -> step((int) timesteps[i], stride, i - begin))
                .toList();
    }

    private Step step(int timestep, int stride, int position) {
        boolean again = position == 1;
        Transfer transfer = transfer(again ? timestep + stride : timestep, again ? timestep : timestep - stride);
        return new Step(timestep, noise.at(timestep), 1, update(transfer, position), again ? null : Step.Memory.OUTPUT);
    }

    private static Step.Update update(Transfer transfer, int position) {
        double k = transfer.output();
        return switch (position) {
            case 0 -> Step.Update.of(transfer.sample(), k);
            case 1 -> new Step.Update(0, transfer.sample(), k / 2, history(k / 2, 1, 0, 0), 0, null);
            case 2 -> Step.Update.of(transfer.sample(), k * 3 / 2).with(history(k / 2, -1, 0, 0));
            case 3 -> Step.Update.of(transfer.sample(), k * 23 / 12).with(history(k / 12, -16, 5, 0));
            default -> Step.Update.of(transfer.sample(), k * 55 / 24).with(history(k / 24, -59, 37, -9));
        };
    }

    private static Step.History history(double factor, int first, int second, int third) {
        return new Step.History(factor * first, factor * second, factor * third);
    }

    /** Equation 9 of the paper with the output turned into noise: how sample and output move between two levels. */
    private Transfer transfer(int from, int to) {
        NoiseLevel start = noise.at(from);
        NoiseLevel end = Timesteps.levelAt(config, noise, to);
        double alpha = start.signal() * start.signal();
        double alphaTo = end.signal() * end.signal();
        double factor = (alphaTo - alpha) / (alpha * end.noise() + start.signal() * start.noise() * end.signal());
        double sample = end.signal() / start.signal();
        if (config.predictionType() == PredictionType.EPSILON) {
            return new Transfer(sample, -factor);
        }
        return new Transfer(sample - factor * start.noise(), -factor * start.signal());
    }

    private record Transfer(double sample, double output) {}
}
