/** Stable Diffusion editing and textual inversion; knows nothing of Kafka. */
@NullMarked
package io.offshoot.diffusion;

import org.jspecify.annotations.NullMarked;
