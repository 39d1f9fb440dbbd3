/** Offshoot's concept trainer beside diffusers' textual inversion. */
@NullMarked
package io.offshoot.ops.bench.trainer;

import org.jspecify.annotations.NullMarked;
