/** Random numbers that follow from a seed alone, equal to PyTorch's on the CPU. */
@NullMarked
package io.offshoot.diffusion.random;

import org.jspecify.annotations.NullMarked;
