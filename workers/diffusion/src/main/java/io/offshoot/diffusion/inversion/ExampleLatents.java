package io.offshoot.diffusion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.Moments;
import io.offshoot.diffusion.pipeline.LatentCodec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The posteriors of the example pictures and of their mirror images, encoded once: [2 examples, 4, h, w], the mirror
 * images in the second half.
 */
final class ExampleLatents {

    private final LatentCodec codec;
    private final NDArray means;
    private final NDArray logvars;

    private ExampleLatents(LatentCodec codec, NDArray means, NDArray logvars) {
        this.codec = codec;
        this.means = means;
        this.logvars = logvars;
    }

    /** Encodes pictures of the model's size, one at a time so that memory stays small. */
    static ExampleLatents encode(NDManager manager, LatentCodec codec, List<RgbImage> pictures) {
        NDList means = new NDList();
        NDList logvars = new NDList();
        Stream.concat(pictures.stream(), pictures.stream().map(RgbImage::flipped))
                .forEach(picture -> {
                    try (NDArray pixels = codec.pixels(manager, List.of(picture))) {
                        Moments moments = codec.encode(pixels);
                        means.add(moments.mean());
                        logvars.add(moments.logvar());
                    }
                });
        try (means;
                logvars) {
            return new ExampleLatents(codec, NDArrays.concat(means), NDArrays.concat(logvars));
        }
    }

    /** How many pictures there are, mirror images not counted. */
    int pictures() {
        return (int) (means.getShape().get(0) / 2);
    }

    /** Shape of one latent, [4, h, w]. */
    Shape shape() {
        return means.getShape().slice(1);
    }

    /**
     * A posterior sample for each draw, scaled [n, 4, h, w].
     *
     * @param manager gets the result
     */
    NDArray sample(NDManager manager, List<NoisyDraw> draws) {
        long[] places = draws.stream().mapToLong(NoisyDraw::example).toArray();
        NDArray index = manager.create(places);
        NDArray mean = means.get(index);
        NDArray logvar = logvars.get(index);
        mean.attach(manager);
        logvar.attach(manager);
        NDArray eps = Rows.create(manager, draws, NoisyDraw::posterior, shape());
        return codec.sample(new Moments(mean, logvar), eps);
    }
}
