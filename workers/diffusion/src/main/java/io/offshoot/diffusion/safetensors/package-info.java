/** Files of named tensors in the safetensors format. */
@NullMarked
package io.offshoot.diffusion.safetensors;

import org.jspecify.annotations.NullMarked;
