package io.offshoot.diffusion.schedule;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Euler's method (arXiv 2206.00364, algorithm 2 without churn) as diffusers' scheduling_euler_discrete.py runs it.
 *
 * <p>Its samples are {@code clean + sigma * noise}: their variance grows with sigma, the UNet sees them scaled down.
 */
public final class EulerDiscreteScheduler extends SigmaScheduler {

    /** The name in scheduler_config.json. */
    public static final String CLASS_NAME = "EulerDiscreteScheduler";

    public EulerDiscreteScheduler(SchedulerConfig config) {
        super(config);
    }

    @Override
    public double initNoiseSigma(int numInferenceSteps) {
        double largest = sequence(numInferenceSteps).largest();
        return config().timestepSpacing() == TimestepSpacing.LEADING ? Math.hypot(largest, 1) : largest;
    }

    @Override
    Step step(SigmaSequence sequence, int i, boolean first) {
        double from = sequence.sigmas()[i];
        NoiseLevel scaled = NoiseLevel.ofSigma(from);
        Prediction prediction = config().predictionType().at(scaled);
        double share = (from - sequence.sigmas()[i + 1]) / from;
        Step.Update update = Step.Update.of(
                1 - share + share * prediction.cleanFromSample() * scaled.signal(),
                share * prediction.cleanFromOutput());
        return new Step(sequence.timesteps()[i], new NoiseLevel(1, from), scaled.signal(), update, null);
    }

    @Override
    SigmaSequence sequence(int numInferenceSteps) {
        SigmaSettings settings = config().sigmas();
        double[] timesteps = spaced(numInferenceSteps);
        double[] sigmas = settings.interpolationType() == SigmaSettings.InterpolationType.LINEAR
                ? DoubleStream.of(timesteps).map(table()::at).toArray()
                : SigmaSequence.logLinear(table().last(), table().first(), numInferenceSteps + 1);
        if (settings.useKarrasSigmas()) {
            sigmas = SigmaSequence.karras(sigmas[0], sigmas[sigmas.length - 1], numInferenceSteps);
            timesteps = DoubleStream.of(sigmas).map(table()::timestepOf).toArray();
        }
        return SigmaSequence.of(timesteps, sigmas, settings, table());
    }

    /** Unlike the other samplers this one does not round where spacing is linspace. */
    private double[] spaced(int numInferenceSteps) {
        if (config().timestepSpacing() != TimestepSpacing.LINSPACE) {
            return Timesteps.descending(config(), numInferenceSteps);
        }
        Timesteps.requireCount(numInferenceSteps, noise().length());
        double[] ascending = SigmaSequence.linspace(0, noise().length() - 1, numInferenceSteps)
                .toArray();
        return IntStream.rangeClosed(1, ascending.length)
                .mapToDouble(i -> (float) ascending[ascending.length - i])
                .toArray();
    }
}
