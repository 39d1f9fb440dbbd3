/** Files of learned concepts, as diffusers, DA-Fusion and AUTOMATIC1111's web UI write them. */
@NullMarked
package io.offshoot.diffusion.conceptfile;

import org.jspecify.annotations.NullMarked;
