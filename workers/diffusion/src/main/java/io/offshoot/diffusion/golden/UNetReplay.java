package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.StableDiffusion;

/** Single calls of the UNet. */
final class UNetReplay implements SectionReplay {

    private final StableDiffusion model;

    UNetReplay(StableDiffusion model) {
        this.model = model;
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    GoldenArrays arrays = new GoldenArrays(golden, manager);
                    comparisons.floats(
                            name + "/output",
                            model.unet()
                                    .forward(
                                            arrays.floats(name + "/latents"),
                                            arrays.numbers(name + "/timestep"),
                                            arrays.floats(name + "/context")));
                }
            });
        }
    }
}
