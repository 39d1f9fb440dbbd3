/** How far behind each stage is: in records, and as the age of the oldest record that is not finished. */
@NullMarked
package io.offshoot.ops.dashboard.lag;

import org.jspecify.annotations.NullMarked;
