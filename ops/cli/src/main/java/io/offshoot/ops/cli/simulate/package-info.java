/** Publishes the photos of the simulated field camera. */
@NullMarked
package io.offshoot.ops.cli.simulate;

import org.jspecify.annotations.NullMarked;
