/** What is sent into the cluster while the faults strike. */
@NullMarked
package io.offshoot.ops.torture.load;

import org.jspecify.annotations.NullMarked;
