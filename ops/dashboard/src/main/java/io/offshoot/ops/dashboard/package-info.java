/** What the flow is doing now. */
@NullMarked
package io.offshoot.ops.dashboard;

import org.jspecify.annotations.NullMarked;
