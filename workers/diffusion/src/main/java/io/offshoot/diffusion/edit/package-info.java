/** Whole photos in and out: brought to the model's size and back, masks pasted back, results checked. */
@NullMarked
package io.offshoot.diffusion.edit;

import org.jspecify.annotations.NullMarked;
