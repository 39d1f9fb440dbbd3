/** Replaying recorded reference cases: proof that a model folder gives diffusers' numbers. */
@NullMarked
package io.offshoot.diffusion.golden;

import org.jspecify.annotations.NullMarked;
