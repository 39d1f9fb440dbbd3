package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A pipeline with another UNet in it; everything else is shared, and its rows form batches of their own. */
record OtherUNet(ImageToImage pipeline, UNet2DConditionModel unet) implements Pipeline {

    @Override
    public ModelSize size() {
        return pipeline.size();
    }

    @Override
    public int trainTimesteps() {
        return pipeline.trainTimesteps();
    }

    @Override
    public List<Double> timesteps(Edit edit) {
        return pipeline.timesteps(edit);
    }

    @Override
    public Submission submit(RgbImage picture, ConceptVectors concept, List<Edit> edits, Listener listener) {
        return pipeline.submit(unet, picture, concept, edits, listener);
    }

    @Override
    public CompletableFuture<double[]> losses(RgbImage picture, List<Probe> probes) {
        return pipeline.losses(unet, picture, probes);
    }
}
