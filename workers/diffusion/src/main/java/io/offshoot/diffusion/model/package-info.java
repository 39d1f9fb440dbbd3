/** The networks of Stable Diffusion, read from a diffusers folder and run by libtorch. */
@NullMarked
package io.offshoot.diffusion.model;

import org.jspecify.annotations.NullMarked;
