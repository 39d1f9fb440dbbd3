/** Starting in order and stopping in the reverse order. */
@NullMarked
package io.offshoot.ops.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
