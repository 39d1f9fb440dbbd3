/** Writing TorchScript archives that libtorch loads, from Java. */
@NullMarked
package io.offshoot.diffusion.torchscript;

import org.jspecify.annotations.NullMarked;
