/** The UNets of a worker: its model's own, and others that requests name. */
@NullMarked
package io.offshoot.workers.work.unet;

import org.jspecify.annotations.NullMarked;
