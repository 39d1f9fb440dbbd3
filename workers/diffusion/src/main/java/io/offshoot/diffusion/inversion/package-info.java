/** Textual inversion: learning one concept vector from a few photos, all networks frozen. */
@NullMarked
package io.offshoot.diffusion.inversion;

import org.jspecify.annotations.NullMarked;
