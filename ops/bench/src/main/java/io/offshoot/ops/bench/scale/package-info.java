/** How the work done grows with the number of workers, on a stand-in device. */
@NullMarked
package io.offshoot.ops.bench.scale;

import org.jspecify.annotations.NullMarked;
