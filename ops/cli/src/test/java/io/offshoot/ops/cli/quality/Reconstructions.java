package io.offshoot.ops.cli.quality;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.LatentCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Photos as the model's autoencoder gives them back: with the softness that every edit has, but no edit of their
 * content. Who has seen photos only takes that softness for a trait of one class or another.
 */
final class Reconstructions {
    private Reconstructions() {}

    /** Of pictures of the model's size, by class. */
    static Map<String, List<RgbImage>> of(Map<String, List<RgbImage>> photos, Path model) throws IOException {
        try (StableDiffusion diffusion = StableDiffusion.load(model, LoadSettings.cpu())) {
            Map<String, List<RgbImage>> all = new TreeMap<>();
            photos.forEach((label, pictures) -> all.put(
                    label,
                    pictures.stream()
                            .map(photo -> reconstruct(photo, diffusion))
                            .toList()));
            return all;
        }
    }

    private static RgbImage reconstruct(RgbImage photo, StableDiffusion diffusion) {
        LatentCodec codec = new LatentCodec(diffusion.vae());
        try (NDManager manager = diffusion.newManager()) {
            NDArray mean = codec.encode(codec.pixels(manager, List.of(photo))).mean();
            NDArray pixels = codec.decode(mean.mul(diffusion.vae().scalingFactor()));
            return LatentCodec.images(pixels).get(0);
        }
    }
}
