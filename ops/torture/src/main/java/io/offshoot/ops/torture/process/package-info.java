/** The main classes of the processes under torture, and the handle by which they are started, killed and frozen. */
@NullMarked
package io.offshoot.ops.torture.process;

import org.jspecify.annotations.NullMarked;
