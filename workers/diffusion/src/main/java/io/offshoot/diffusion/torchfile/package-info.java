/** Reading what {@code torch.save} wrote, tensors only and without ever executing a pickle. */
@NullMarked
package io.offshoot.diffusion.torchfile;

import org.jspecify.annotations.NullMarked;
