package io.offshoot.evaluate.classifier;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.offshoot.evaluate.statistics.Confusion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network from the same initial weights with the same number of steps, whatever the pictures, and tests it: a
 * {@link ResidualNetwork}, or a linear layer on the features of a {@link Backbone}.
 */
public final class Classifier {
    private static final int TEST_BATCH = 64;

    private final ClassifierSettings settings;
    private final int classes;
    private final @Nullable Backbone backbone;

    /**
     * @param settings of every training
     * @param classes number of classes
     * @param backbone makes features of pictures; null for a network that sees the pictures themselves
     */
    public Classifier(ClassifierSettings settings, int classes, @Nullable Backbone backbone) {
        this.settings = settings;
        this.classes = classes;
        this.backbone = backbone;
        if (backbone != null && backbone.side() != settings.side()) {
            throw new IllegalArgumentException(
                    "side must be the backbone's " + backbone.side() + ", was " + settings.side());
        }
    }

    /** Settings of every training. */
    public ClassifierSettings settings() {
        return settings;
    }

    /**
     * Trains from scratch and tests.
     *
     * @param training photos, with their synthetics where the recipe has any
     * @param recipe how pictures are changed
     * @param test photos, taken as they are
     * @param seed of the initial weights, the order of photos and their changes
     * @return what the test photos were taken for
     */
    public Confusion trainAndTest(List<Example> training, Recipe recipe, List<Example> test, long seed) {
        int[] predicted = trainAndPredict(training, recipe, test, seed);
        Confusion confusion = new Confusion(classes);
        for (int i = 0; i < predicted.length; i++) {
            confusion.add(test.get(i).label(), predicted[i]);
        }
        return confusion;
    }

    /**
     * Trains from scratch and looks at pictures.
     *
     * @param training photos, with their synthetics where the recipe has any
     * @param recipe how pictures are changed
     * @param pictures taken as they are; their labels are not looked at
     * @param seed of the initial weights, the order of photos and their changes
     * @return the class that each picture is taken for
     */
    public int[] trainAndPredict(List<Example> training, Recipe recipe, List<Example> pictures, long seed) {
        Torch.start();
        try (Model model = Model.newInstance("classifier", Device.cpu(), Torch.ENGINE)) {
            model.setBlock(network(seed));
            try (Trainer trainer = model.newTrainer(config())) {
                BatchSource batches = new BatchSource(training, recipe, settings, classes, seed);
                initialize(trainer, batches.next());
                for (int step = 0; step < settings.steps(); step++) {
                    learn(trainer, batches.next());
                }
                return predictAll(trainer, pictures);
            }
        }
    }

    private Block network(long seed) {
        Block block = backbone == null
                ? ResidualNetwork.of(settings.width(), classes)
                : Linear.builder().setUnits(classes).build();
        block.setInitializer(new SeededInitializer(seed), Parameter.Type.WEIGHT);
        return block;
    }

    private TrainingConfig config() {
        Tracker rate = Tracker.cosine()
                .setBaseValue(settings.learningRate())
                .optFinalValue(0)
                .setMaxUpdates(settings.steps())
                .build();
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.adamW()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(settings.weightDecay())
                        .build());
    }

    /** The first batch says what shape the network sees. */
    private void initialize(Trainer trainer, Batch batch) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            trainer.initialize(input(manager, batch).getShape());
        }
    }

    private void learn(Trainer trainer, Batch batch) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray input = input(manager, batch);
            NDArray shares = manager.create(batch.labels(), new Shape(batch.count(), classes));
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(new NDList(input)).singletonOrThrow();
                logits.attach(manager);
                gradients.backward(logits.logSoftmax(1).mul(shares).sum().div(-batch.count()));
            }
            trainer.step();
        }
    }

    private NDArray input(NDManager manager, Batch batch) {
        NDArray pictures =
                manager.create(batch.pixels(), new Shape(batch.count(), 3, settings.side(), settings.side()));
        return backbone == null ? pictures : backbone.features(manager, pictures);
    }

    private int[] predictAll(Trainer trainer, List<Example> pictures) {
        int[] predicted = new int[pictures.size()];
        for (int start = 0; start < predicted.length; start += TEST_BATCH) {
            long[] part = predict(trainer, pictures.subList(start, Math.min(predicted.length, start + TEST_BATCH)));
            for (int i = 0; i < part.length; i++) {
                predicted[start + i] = (int) part[i];
            }
        }
        return predicted;
    }

    private long[] predict(Trainer trainer, List<Example> part) {
        Batch batch = new Batch(part.size(), settings.side(), classes);
        for (int row = 0; row < part.size(); row++) {
            batch.put(row, part.get(row).picture(), part.get(row).label());
        }
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray logits = trainer.evaluate(new NDList(input(manager, batch))).singletonOrThrow();
            logits.attach(manager);
            return logits.argMax(1).toLongArray();
        }
    }
}
