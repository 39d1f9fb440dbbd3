package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.inversion.TrainingState.Best;
import java.util.ArrayList;
import java.util.List;

/** The course of learning one concept: steps, and a look at the held-out draws every now and then. */
final class Training {

    /** Sets the held-out draws apart from the training draws of the same seed. */
    private static final long HELD_OUT = 0x9e3779b9L;

    /** Times the rows of a training batch that are judged at once: without a gradient a row takes a fraction of the memory. */
    private static final int JUDGED_AT_ONCE = 4;

    private final InversionLoss loss;
    private final TrainingData data;
    private final InversionSettings settings;
    private final DrawSource draws;
    private final List<NoisyDraw> heldOut;
    private final List<Double> losses = new ArrayList<>();
    private final int width;
    private final float[] vectors;
    private final AdamW optimizer;
    private double firstHeldOutLoss;
    private Best best;

    /** Goes on from a state; for what was drawn before it, the same is drawn again and passed over. */
    Training(InversionLoss loss, TrainingData data, InversionSettings settings, TrainingState state) {
        this.loss = loss;
        this.data = data;
        this.settings = settings;
        this.width = state.width();
        this.vectors = state.vectors().clone();
        this.optimizer = new AdamW(
                settings.optimizer().learningRate(), settings.optimizer().weightDecay(), state.optimizer());
        DrawSource.Ranges ranges = data.ranges(settings.examples());
        this.heldOut = new DrawSource(settings.seed() ^ HELD_OUT, ranges)
                .spread(settings.heldOut().draws());
        this.draws = new DrawSource(settings.seed(), ranges);
        for (int step = 0; step < state.steps(); step++) {
            draws.next(settings.optimizer().examplesPerStep());
        }
        // Measured again rather than believed: pictures or settings may have changed since.
        double bestLoss = heldOutLoss(state.best().vectors());
        this.best = new Best(state.best().vectors(), bestLoss, state.best().step());
        this.firstHeldOutLoss = state.steps() == 0 ? bestLoss : state.firstHeldOutLoss();
    }

    LearnedConcept run(TrainingListener listener) {
        int from = optimizer.state().steps();
        for (int step = from + 1; step <= settings.steps() && !isExhausted(step - 1); step++) {
            step(step);
            if (step % settings.heldOut().evaluateEvery() == 0 || step == settings.steps()) {
                best = best.orBetter(vectors, heldOutLoss(vectors), step);
                listener.checkpoint(state());
            }
            listener.step(new TrainingStep(step, settings.steps(), losses.get(losses.size() - 1), best.loss()));
        }
        return LearnedConcept.of(state(), losses);
    }

    private TrainingState state() {
        return new TrainingState(width, vectors.clone(), optimizer.state(), best, firstHeldOutLoss);
    }

    private boolean isExhausted(int step) {
        return settings.heldOut().isExhausted(step - best.step());
    }

    /** One optimiser step along the mean gradient of the accumulated batches. */
    private void step(int number) {
        int batches = settings.optimizer().gradientAccumulationSteps();
        float[] gradient = new float[vectors.length];
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            InversionLoss.Slope slope = slope(draws.next(settings.optimizer().batchSize()));
            sum += slope.loss() / batches;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += slope.gradient()[i] / batches;
            }
        }
        requireFinite(number, sum, gradient);
        losses.add(sum);
        optimizer.step(vectors, gradient);
    }

    private InversionLoss.Slope slope(List<NoisyDraw> batch) {
        try (NDManager scope = data.newScope()) {
            NDArray concept = concept(scope, vectors);
            concept.setRequiresGradient(true);
            return loss.slope(data.batch(scope, batch), concept);
        }
    }

    private void requireFinite(int step, double value, float[] gradient) {
        double sum = value;
        for (float slope : gradient) {
            sum += slope;
        }
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException(
                    "the loss of step %d is %s and its gradient is not finite: use a smaller learningRate than %s, or a model in float32"
                            .formatted(step, value, settings.optimizer().learningRate()));
        }
    }

    /** The mean loss over the held-out draws, in wider batches than those of training. */
    private double heldOutLoss(float[] candidate) {
        int batchSize = JUDGED_AT_ONCE * settings.optimizer().batchSize();
        double sum = 0;
        for (int from = 0; from < heldOut.size(); from += batchSize) {
            List<NoisyDraw> part = heldOut.subList(from, Math.min(from + batchSize, heldOut.size()));
            try (NDManager scope = data.newScope()) {
                sum += part.size()
                        * loss.loss(data.batch(scope, part), concept(scope, candidate))
                                .getFloat();
            }
        }
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException(
                    "the loss on held-out noise is %s after %d steps: load the model in float32, or use a smaller learningRate than %s"
                            .formatted(sum, losses.size(), settings.optimizer().learningRate()));
        }
        return sum / heldOut.size();
    }

    private NDArray concept(NDManager scope, float[] values) {
        return scope.create(values, new Shape(values.length / width, width));
    }
}
