package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.AutoencoderKL;
import io.offshoot.diffusion.model.Moments;
import io.offshoot.diffusion.pipeline.LatentCodec;

/** Pictures to latents and back. */
final class VaeReplay implements SectionReplay {

    private final GoldenModel model;
    private final AutoencoderKL vae;
    private final LatentCodec codec;

    VaeReplay(GoldenModel model, AutoencoderKL vae) {
        this.model = model;
        this.vae = vae;
        this.codec = new LatentCodec(vae);
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    replay(new GoldenArrays(golden, manager), name, comparisons);
                }
            });
        }
    }

    private void replay(GoldenArrays arrays, String name, Comparisons comparisons) {
        GoldenFile golden = arrays.golden();
        if (golden.has(name + "/image")) {
            roundTrip(arrays, name, comparisons);
        } else if (golden.has(name + "/decoded")) {
            comparisons.floats(name + "/decoded", codec.decode(arrays.floats(name + "/latents")));
        } else {
            posterior(Moments.of(arrays.floats(name + "/moments")), arrays, name, comparisons);
        }
    }

    private void roundTrip(GoldenArrays arrays, String name, Comparisons comparisons) {
        NDArray image = arrays.floats(name + "/image");
        comparisons.floats(name + "/moments", vae.moments(image));
        Moments moments = codec.encode(image);
        comparisons.floats(name + "/mean", moments.mean());
        posterior(moments, arrays, name, comparisons);
        NDArray latents = codec.sample(moments, arrays.floats(name + "/eps"));
        comparisons.floats(name + "/latents", latents);
        NDArray decoded = codec.decode(latents);
        comparisons.floats(name + "/decoded", decoded);
        comparisons.pixels(name + "/decoded_uint8", Pixels.of(LatentCodec.images(decoded)));
    }

    private static void posterior(Moments moments, GoldenArrays arrays, String name, Comparisons comparisons) {
        comparisons.floats(name + "/logvar", moments.logvar());
        comparisons.floats(name + "/sample", moments.sample(arrays.floats(name + "/eps")));
    }
}
