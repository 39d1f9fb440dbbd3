package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.Pipeline;
import io.offshoot.diffusion.pipeline.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A pipeline of pictures of noise, one per seed; a failing seed gives a picture that is no picture. */
final class FakePipeline implements Pipeline {

    private final Set<Long> failing;
    private final boolean failsAlways;
    final List<RgbImage> inputs = new ArrayList<>();
    final List<List<Edit>> calls = new ArrayList<>();
    int cancelled;

    private FakePipeline(Set<Long> failing, boolean failsAlways) {
        this.failing = failing;
        this.failsAlways = failsAlways;
    }

    static FakePipeline failingOn(Long... seeds) {
        return new FakePipeline(Set.of(seeds), false);
    }

    static FakePipeline failingAlways() {
        return new FakePipeline(Set.of(), true);
    }

    @Override
    public ModelSize size() {
        return new ModelSize(32, 8);
    }

    @Override
    public int trainTimesteps() {
        return 1000;
    }

    @Override
    public List<Double> timesteps(Edit edit) {
        return IntStream.range(0, edit.numInferenceSteps())
                .mapToObj(step -> (double) step)
                .toList();
    }

    @Override
    public Submission submit(RgbImage picture, ConceptVectors concept, List<Edit> edits, Listener listener) {
        inputs.add(picture);
        calls.add(edits);
        for (int i = 0; i < edits.size(); i++) {
            timesteps(edits.get(i)).forEach(step -> listener.stepped());
            listener.finished(i, result(picture, edits.get(i).seed()));
        }
        return () -> cancelled++;
    }

    /** As many errors as there are probes, each the place of the probe. */
    @Override
    public CompletableFuture<double[]> losses(RgbImage picture, List<Probe> probes) {
        return CompletableFuture.completedFuture(
                IntStream.range(0, probes.size()).asDoubleStream().toArray());
    }

    private DecodedPicture result(RgbImage picture, long seed) {
        boolean fails = failsAlways || failing.contains(seed);
        return new DecodedPicture(TestModel.picture(picture.width(), picture.height(), seed), !fails);
    }
}
