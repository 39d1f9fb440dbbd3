package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.inflight.Kind;
import io.offshoot.diffusion.model.UNet2DConditionModel;

/**
 * What rows have in common that share a batch.
 *
 * @param unet the network that denoises them
 * @param picture the size of the pictures
 * @param weight their area, of that of the model's own size
 */
record UNetKind(UNet2DConditionModel unet, PictureSize picture, double weight) implements Kind {

    static UNetKind of(UNet2DConditionModel unet, PictureSize picture, int side) {
        return new UNetKind(unet, picture, (double) picture.width() * picture.height() / ((double) side * side));
    }
}
