/** Image-to-image editing: encode, addNoise, the guided denoising loop, decode. */
@NullMarked
package io.offshoot.diffusion.pipeline;

import org.jspecify.annotations.NullMarked;
