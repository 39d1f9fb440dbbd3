/** One snapshot of all that the page shows; it is the JSON of /api/status. */
@NullMarked
package io.offshoot.ops.dashboard.status;

import org.jspecify.annotations.NullMarked;
