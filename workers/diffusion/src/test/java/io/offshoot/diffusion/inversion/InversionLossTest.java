package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.random.TorchGenerator;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.PredictionType;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class InversionLossTest {

    private static final int WIDTH = 32;

    private StableDiffusion model;
    private PromptEncoder prompts;
    private NDManager manager;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        prompts = PromptEncoder.load(model);
        manager = model.newManager();
    }

    @AfterAll
    void close() {
        manager.close();
        prompts.close();
        model.close();
    }

    @Test
    void nothingButTheVectorsTakesAGradient() throws IOException {
        NDArray frozen = rows(new TorchGenerator(1).randn(WIDTH));

        NDArray value = loss(PredictionType.EPSILON).loss(batch("a <c>", 1), frozen);

        assertThat(value.hasGradient())
                .as("a weight of the model requires a gradient")
                .isFalse();
    }

    @Test
    void aVectorThatNoPromptHoldsGetsNoGradient() throws IOException {
        NDArray vectors = rows(new TorchGenerator(1).randn(2 * WIDTH));
        vectors.setRequiresGradient(true);

        InversionLoss.Slope slope = loss(PredictionType.EPSILON).slope(batch("a <c>", 1), vectors);

        assertThat(norm(slope.gradient(), 0)).isPositive();
        assertThat(norm(slope.gradient(), 1)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theGradientIsTheSlopeOfTheLoss(PredictionType type) throws IOException {
        float[] values = new TorchGenerator(2).randn(2 * WIDTH);
        NDArray vectors = rows(values);
        vectors.setRequiresGradient(true);
        InversionLoss loss = loss(type);
        InversionLoss.Batch batch = batch("a <c>", 2);

        InversionLoss.Slope slope = loss.slope(batch, vectors);

        double along = Math.hypot(norm(slope.gradient(), 0), norm(slope.gradient(), 1));
        double step = 0.02;
        double up = loss.loss(batch, rows(moved(values, slope.gradient(), step / along)))
                .getFloat();
        double down = loss.loss(batch, rows(moved(values, slope.gradient(), -step / along)))
                .getFloat();
        assertThat((up - down) / (2 * step)).isBetween(0.95 * along, 1.05 * along);
    }

    private InversionLoss loss(PredictionType type) throws IOException {
        return new InversionLoss(model, NoiseSchedule.of(SchedulerConfigFile.parse(model.schedulerConfig())), type);
    }

    private InversionLoss.Batch batch(String prompt, int numVectors) {
        List<float[]> any = List.of(new float[WIDTH], new float[WIDTH]).subList(0, numVectors);
        Shape latents = new Shape(1, 4, 8, 8);
        return new InversionLoss.Batch(
                prompts.inputIds(manager, List.of(prompt), new ConceptVectors("<c>", any)),
                manager.create(new TorchGenerator(3).randn(256), latents),
                manager.create(new TorchGenerator(4).randn(256), latents),
                List.of(500));
    }

    private NDArray rows(float[] values) {
        return manager.create(values, new Shape(values.length / WIDTH, WIDTH));
    }

    private static float[] moved(float[] values, float[] direction, double by) {
        float[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (by * direction[i]);
        }
        return moved;
    }

    private static double norm(float[] gradient, int row) {
        double sum = 0;
        for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
            sum += gradient[i] * gradient[i];
        }
        return Math.sqrt(sum);
    }
}
