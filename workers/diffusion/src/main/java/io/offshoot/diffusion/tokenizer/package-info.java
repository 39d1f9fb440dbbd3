/** CLIP's tokenizer from a diffusers folder, with placeholder tokens for learned concepts. */
@NullMarked
package io.offshoot.diffusion.tokenizer;

import org.jspecify.annotations.NullMarked;
