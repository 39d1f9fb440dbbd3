package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.PixelValues;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.AutoencoderKL;
import io.offshoot.diffusion.model.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pictures to scaled latents and back. */
public final class LatentCodec {

    private final AutoencoderKL vae;

    public LatentCodec(AutoencoderKL vae) {
        this.vae = vae;
    }

    /** Pictures of one size as the autoencoder takes them: [n, 3, height, width] in [-1, 1]. */
    public NDArray pixels(NDManager manager, List<RgbImage> images) {
        int width = images.get(0).width();
        int height = images.get(0).height();
        float[] values = new float[images.size() * 3 * width * height];
        for (int i = 0; i < images.size(); i++) {
            float[] one = PixelValues.of(images.get(i));
            System.arraycopy(one, 0, values, i * one.length, one.length);
        }
        return manager.create(values, new Shape(images.size(), 3, height, width));
    }

    /** The posterior of pictures; mean and log-variance [n, 4, h, w] are attached to the manager of {@code pixels}. */
    public Moments encode(NDArray pixels) {
        return vae.encode(pixels);
    }

    /** One scaled draw from a posterior with the given standard normal {@code eps}: what diffusers calls init latents. */
    public NDArray sample(Moments moments, NDArray eps) {
        try (NDArray draw = moments.sample(eps)) {
            return draw.mul(vae.scalingFactor());
        }
    }

    /** Scaled latents to pixels in [-1, 1], not clamped. */
    public NDArray decode(NDArray latents) {
        try (NDArray unscaled = latents.div(vae.scalingFactor())) {
            return vae.decode(unscaled);
        }
    }

    /** Decoded pixels [n, 3, height, width] as pictures; what is not a number is black. */
    public static List<RgbImage> images(NDArray pixels) {
        return pictures(pixels).stream().map(DecodedPicture::image).toList();
    }

    /** Decoded pixels [n, 3, height, width] as pictures that know whether all was numbers. */
    static List<DecodedPicture> pictures(NDArray pixels) {
        Shape shape = pixels.getShape();
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        float[] values = pixels.toFloatArray();
        int length = 3 * height * width;
        List<DecodedPicture> pictures = new ArrayList<>();
        for (int start = 0; start < values.length; start += length) {
            pictures.add(DecodedPicture.of(Arrays.copyOfRange(values, start, start + length), width, height));
        }
        return pictures;
    }
}
