package io.offshoot.evaluate.classifier;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes the batches of a training: which photo comes when follows from the seed alone and is the same on every arm; what
 * becomes of it is drawn from a generator of its own.
 */
final class BatchSource {
    private final List<Example> examples;
    private final Recipe recipe;
    private final int batchSize;
    private final int side;
    private final int classes;
    private final Random order;
    private final Random changes;
    private final List<Example> waiting = new ArrayList<>();

    BatchSource(List<Example> examples, Recipe recipe, ClassifierSettings settings, int classes, long seed) {
        this.examples = List.copyOf(examples);
        this.recipe = recipe;
        this.batchSize = settings.batchSize();
        this.side = settings.side();
        this.classes = classes;
        this.order = new Random(2 * seed);
        this.changes = new Random(2 * seed + 1);
    }

    Batch next() {
        Batch batch = new Batch(batchSize, side, classes);
        for (int row = 0; row < batchSize; row++) {
            Example example = draw();
            batch.put(row, recipe.augmentation().apply(realOrSynthetic(example), changes), example.label());
        }
        new CutMix(recipe.cutMix()).mix(batch, changes);
        return batch;
    }

    /** Every photo once before any comes again. */
    private Example draw() {
        if (waiting.isEmpty()) {
            waiting.addAll(examples);
            Collections.shuffle(waiting, order);
        }
        return waiting.remove(waiting.size() - 1);
    }

    private BufferedImage realOrSynthetic(Example example) {
        boolean replace = changes.nextDouble() < recipe.alpha();
        if (!replace || example.synthetics().isEmpty()) {
            return example.picture();
        }
        return example.synthetics().get(WeightedDraw.from(example.weights(), changes));
    }
}
