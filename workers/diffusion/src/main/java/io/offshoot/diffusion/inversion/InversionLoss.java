package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.AddNoise;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.PredictionType;
import java.util.List;

/**
 * The loss of textual inversion (arXiv 2208.01618) and its gradient in the concept vectors: mean squared error of the
 * UNet's prediction for noisy latents under a prompt that holds the concept.
 */
public final class InversionLoss {

    private final StableDiffusion model;
    private final NoiseSchedule schedule;
    private final PredictionType predictionType;

    public InversionLoss(StableDiffusion model, NoiseSchedule schedule, PredictionType predictionType) {
        this.model = model;
        this.schedule = schedule;
        this.predictionType = predictionType;
    }

    /**
     * Noisy examples under their prompts.
     *
     * @param inputIds [n, 77] int64
     * @param latents clean scaled latents [n, 4, h, w]
     * @param noise [n, 4, h, w]
     * @param timesteps training timestep of each row
     */
    public record Batch(NDArray inputIds, NDArray latents, NDArray noise, List<Integer> timesteps) {}

    /**
     * A loss and where it falls.
     *
     * @param gradient of the vectors' size
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Slope(double loss, float[] gradient) {}

    /** The latents that the UNet sees [n, 4, h, w]. */
    public NDArray noisy(Batch batch) {
        return AddNoise.apply(batch.latents(), batch.noise(), levels(batch));
    }

    /** What the UNet shall answer [n, 4, h, w]. */
    public NDArray target(Batch batch) {
        return switch (predictionType) {
            case EPSILON -> batch.noise();
            case V_PREDICTION -> AddNoise.velocity(batch.latents(), batch.noise(), levels(batch));
            case SAMPLE -> batch.latents();
        };
    }

    /** What the UNet answers [n, 4, h, w]. */
    public NDArray prediction(Batch batch, NDArray vectors) {
        NDManager manager = batch.latents().getManager();
        long[] timesteps =
                batch.timesteps().stream().mapToLong(Integer::longValue).toArray();
        NDArray states = model.textEncoder().forward(batch.inputIds(), vectors);
        return model.unet().forward(noisy(batch), manager.create(timesteps), states);
    }

    /** The loss as a scalar array. */
    public NDArray loss(Batch batch, NDArray vectors) {
        return prediction(batch, vectors).sub(target(batch)).square().mean();
    }

    /** The loss and its gradient in {@code vectors}, which must require one. */
    public Slope slope(Batch batch, NDArray vectors) {
        NDArray loss = loss(batch, vectors);
        // not DJL's GradientCollector: it allows one at a time in the whole process
        JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
        return new Slope(loss.getFloat(), vectors.getGradient().toFloatArray());
    }

    private List<NoiseLevel> levels(Batch batch) {
        return batch.timesteps().stream().map(schedule::at).toList();
    }
}
