/** Follows the topics of a service as any reader outside would, and keeps what a page shows of them. */
@NullMarked
package io.offshoot.ops.dashboard.watch;

import org.jspecify.annotations.NullMarked;
