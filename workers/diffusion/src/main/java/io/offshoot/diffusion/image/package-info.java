/** Pictures as pixels and as network input, resized as Pillow does. */
@NullMarked
package io.offshoot.diffusion.image;

import org.jspecify.annotations.NullMarked;
