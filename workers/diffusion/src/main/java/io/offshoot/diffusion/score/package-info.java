/** How well a picture keeps its label: the diffusion model as a classifier. */
@NullMarked
package io.offshoot.diffusion.score;

import org.jspecify.annotations.NullMarked;
