package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;

/** The course of learning one concept: steps, and a look at the held-out draws every now and then. */
final class Training {

    /** Sets the held-out draws apart from the training draws of the same seed. */
    private static final long HELD_OUT = 0x9e3779b9L;

    private final InversionLoss loss;
    private final NDManager manager;
    private final InversionSettings settings;
    private final ExampleLatents latents;
    private final NDArray templateIds;
    private final DrawSource draws;
    private final List<NoisyDraw> heldOut;
    private final List<Double> losses = new ArrayList<>();
    private final float[] vector;
    private final AdamW optimizer;

    Training(TextualInversion inversion, NDManager manager, List<RgbImage> pictures, InversionSettings settings) {
        this.loss = inversion.loss();
        this.manager = manager;
        this.settings = settings;
        this.vector = inversion.vectorOf(settings.initializerToken());
        this.optimizer = new AdamW(settings.learningRate(), settings.weightDecay(), vector.length);
        this.templateIds = inversion.templateIds(manager, settings.templates());
        this.latents = inversion.encode(manager, pictures);
        DrawSource.Ranges ranges =
                new DrawSource.Ranges(pictures.size(), settings.templates().size(), inversion.trainTimesteps(), (int)
                        latents.shape().size());
        this.draws = new DrawSource(settings.seed(), ranges);
        this.heldOut = new DrawSource(settings.seed() ^ HELD_OUT, ranges).spread(settings.heldOutDraws());
    }

    LearnedConcept run(Progress progress) {
        double first = heldOutLoss();
        Best best = new Best(vector.clone(), first, 0);
        for (int step = 1; step <= settings.steps(); step++) {
            step();
            if (step % settings.evaluateEvery() == 0 || step == settings.steps()) {
                best = best.orBetter(vector, heldOutLoss(), step);
            }
            progress.report(step, settings.steps());
        }
        return new LearnedConcept(List.of(best.vector()), losses, first, best.loss(), best.step());
    }

    private void step() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray concept = concept(scope);
            concept.setRequiresGradient(true);
            InversionLoss.Slope slope = loss.slope(batch(scope, draws.next(settings.batchSize())), concept);
            if (!Double.isFinite(slope.loss())) {
                throw new ArithmeticException("the loss of step %d is %s: use a smaller learningRate than %s"
                        .formatted(losses.size() + 1, slope.loss(), settings.learningRate()));
            }
            losses.add(slope.loss());
            optimizer.step(vector, slope.gradient());
        }
    }

    /** The mean loss over the held-out draws, in batches as small as those of training. */
    private double heldOutLoss() {
        double sum = 0;
        for (int from = 0; from < heldOut.size(); from += settings.batchSize()) {
            List<NoisyDraw> part = heldOut.subList(from, Math.min(from + settings.batchSize(), heldOut.size()));
            try (NDManager scope = manager.newSubManager()) {
                sum += part.size()
                        * loss.loss(batch(scope, part), concept(scope)).getFloat();
            }
        }
        return sum / heldOut.size();
    }

    private NDArray concept(NDManager scope) {
        return scope.create(vector, new Shape(1, vector.length));
    }

    private InversionLoss.Batch batch(NDManager scope, List<NoisyDraw> draws) {
        NDArray index =
                scope.create(draws.stream().mapToLong(NoisyDraw::template).toArray());
        NDArray ids = templateIds.get(index);
        ids.attach(scope);
        return new InversionLoss.Batch(
                ids,
                latents.sample(scope, draws),
                Rows.create(scope, draws, NoisyDraw::noise, latents.shape()),
                draws.stream().map(NoisyDraw::timestep).toList());
    }

    /** The best vector so far on the held-out draws. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Best(float[] vector, double loss, int step) {

        Best orBetter(float[] candidate, double candidateLoss, int candidateStep) {
            return candidateLoss < loss ? new Best(candidate.clone(), candidateLoss, candidateStep) : this;
        }
    }
}
