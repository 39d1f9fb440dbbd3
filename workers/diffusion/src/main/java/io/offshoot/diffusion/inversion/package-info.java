/** Textual inversion: learning the vectors of a concept from a few photos, all networks frozen. */
@NullMarked
package io.offshoot.diffusion.inversion;

import org.jspecify.annotations.NullMarked;
