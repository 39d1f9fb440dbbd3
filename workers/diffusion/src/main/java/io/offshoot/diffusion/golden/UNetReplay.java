package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.UNet2DConditionModel;

/** Single calls of the UNet. */
final class UNetReplay implements SectionReplay {

    private final GoldenModel model;
    private final UNet2DConditionModel unet;

    UNetReplay(GoldenModel model, UNet2DConditionModel unet) {
        this.model = model;
        this.unet = unet;
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    GoldenArrays arrays = new GoldenArrays(golden, manager);
                    comparisons.floats(name + "/output", output(arrays, name));
                }
            });
        }
    }

    private NDArray output(GoldenArrays arrays, String name) {
        NDArray latents = arrays.floats(name + "/latents");
        NDArray timestep = arrays.numbers(name + "/timestep");
        NDArray context = arrays.floats(name + "/context");
        if (!arrays.golden().has(name + "/text_embeds")) {
            return unet.forward(latents, timestep, context);
        }
        NDArray textEmbeds = arrays.floats(name + "/text_embeds");
        NDArray timeIds = arrays.floats(name + "/time_ids");
        return unet.forward(latents, timestep, context, new AddedConditions(textEmbeds, timeIds));
    }
}
