package io.offshoot.diffusion.schedule;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * DPM-Solver++ in its multistep form, of order 1 or 2 ("2M"; arXiv 2211.01095), as diffusers'
 * scheduling_dpmsolver_multistep.py runs it. It remembers the clean sample that the last step predicted.
 */
public final class DpmSolverMultistepScheduler extends SigmaScheduler {

    /** The name in scheduler_config.json. */
    public static final String CLASS_NAME = "DPMSolverMultistepScheduler";

    private static final int FEW_STEPS = 15;

    public DpmSolverMultistepScheduler(SchedulerConfig config) {
        super(config);
    }

    @Override
    Step step(SigmaSequence sequence, int i, boolean first) {
        double[] sigmas = sequence.sigmas();
        NoiseLevel level = NoiseLevel.ofSigma(sigmas[i]);
        Prediction prediction = config().predictionType().at(level);
        boolean firstOrder = first || config().solver().solverOrder() == 1 || endsInFirstOrder(sequence, i);
        Mix mix = firstOrder
                ? firstOrder(sigmas[i], sigmas[i + 1])
                : secondOrder(sigmas[i - 1], sigmas[i], sigmas[i + 1]);
        Step.Update update = Step.Update.of(
                        mix.sample() + mix.clean() * prediction.cleanFromSample(),
                        mix.clean() * prediction.cleanFromOutput())
                .with(new Step.History(mix.cleanBefore(), 0, 0));
        Step.Memory memory = new Step.Memory(prediction.cleanFromSample(), prediction.cleanFromOutput());
        return new Step(sequence.timesteps()[i], level, 1, update, memory);
    }

    private boolean endsInFirstOrder(SigmaSequence sequence, int i) {
        SolverSettings solver = config().solver();
        return i == sequence.length() - 1
                && (solver.eulerAtFinal()
                        || (solver.lowerOrderFinal() && sequence.length() < FEW_STEPS)
                        || config().sigmas().finalSigmasType() == SigmaSettings.FinalSigmasType.ZERO);
    }

    private static Mix firstOrder(double from, double to) {
        NoiseLevel target = NoiseLevel.ofSigma(to);
        // exp(-h) of the paper is the ratio of the sigmas, which holds where the last one is 0 too
        return new Mix(target.noise() / NoiseLevel.ofSigma(from).noise(), target.signal() * (1 - to / from), 0);
    }

    private Mix secondOrder(double before, double from, double to) {
        Mix first = firstOrder(from, to);
        double h = Math.log(from / to);
        double slope = switch (config().solver().solverType()) {
            case MIDPOINT -> first.clean() / 2;
            case HEUN -> NoiseLevel.ofSigma(to).signal() * ((to / from - 1) / h + 1);
        };
        double weight = slope * h / Math.log(before / from);
        return new Mix(first.sample(), first.clean() + weight, -weight);
    }

    /** The next sample from the present one and the last two predicted clean samples. */
    private record Mix(double sample, double clean, double cleanBefore) {}

    @Override
    SigmaSequence sequence(int numInferenceSteps) {
        double[] timesteps = spaced(numInferenceSteps);
        double[] sigmas = DoubleStream.of(timesteps).map(table()::at).toArray();
        if (config().sigmas().useKarrasSigmas()) {
            sigmas = SigmaSequence.karras(table().last(), table().first(), numInferenceSteps);
            timesteps = DoubleStream.of(sigmas)
                    .map(table()::timestepOf)
                    .map(timestep -> config().betaSchedule() == BetaSchedule.SQUAREDCOS_CAP_V2
                            ? Math.floor(timestep)
                            : Math.rint(timestep))
                    .toArray();
        }
        return SigmaSequence.of(timesteps, sigmas, config().sigmas(), table());
    }

    /** Leading and linspace spacing have one timestep more, the least noisy of which is left out. */
    private double[] spaced(int numInferenceSteps) {
        TimestepSpacing spacing = config().timestepSpacing();
        if (spacing == TimestepSpacing.TRAILING) {
            return Timesteps.descending(config(), numInferenceSteps);
        }
        Timesteps.requireCount(numInferenceSteps, noise().length() - 1);
        double[] all =
                Timesteps.reversed(spacing.ascending(noise().length(), numInferenceSteps + 1, config().stepsOffset()));
        return Arrays.copyOf(all, numInferenceSteps);
    }
}
