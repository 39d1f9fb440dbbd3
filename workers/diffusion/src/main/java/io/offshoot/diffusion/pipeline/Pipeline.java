package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.RgbImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Edits and judges pictures that already have a size the model can work at. */
public interface Pipeline {

    /** The size of pictures at which the model works best, and the steps in which others may differ. */
    ModelSize size();

    /** Number of timesteps that the model was trained with. */
    int trainTimesteps();

    /**
     * The timesteps that an edit visits, noisiest first.
     *
     * @throws IllegalArgumentException when its strength leaves none
     */
    List<Double> timesteps(Edit edit);

    /**
     * Begins edits of a picture at its own size. Returns once there is room for it, not when the edits are done.
     *
     * @param picture of a width and height that are multiples of the model's factor
     * @param concept what the placeholder in the prompts stands for, or {@link ConceptVectors#none}
     * @param listener hears of every edit once, with a picture or with why there is none
     * @return how to call off what is not done
     * @throws IllegalArgumentException when an edit has too low a strength, the concept belongs to another model or the
     *     size does not fit
     */
    Submission submit(RgbImage picture, ConceptVectors concept, List<Edit> edits, Listener listener);

    /**
     * Asks the UNet about a picture at its own size. Returns once there is room for it; cancelling the result calls the
     * probes off.
     *
     * @param picture of a width and height that are multiples of the model's factor
     * @return for each probe the mean squared error of the noise that the UNet finds
     * @throws IllegalArgumentException when a timestep, a concept or the size does not fit the model
     */
    CompletableFuture<double[]> losses(RgbImage picture, List<Probe> probes);

    /** Edits that were begun. */
    @FunctionalInterface
    interface Submission {

        /** Nobody waits for the edits any more: those that are not done leave the pipeline and fail. */
        void cancel();
    }

    /** Hears what becomes of the edits of a submission; called by the pipeline's threads, shall return at once. */
    interface Listener {

        /** One more step of one of the edits is made. */
        void stepped();

        /** The picture of an edit, by its place in the submission. */
        void finished(int edit, DecodedPicture picture);

        /** An edit gives no picture. */
        void failed(int edit, Throwable cause);
    }
}
