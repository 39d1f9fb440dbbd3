/** Which requests of a partition are finished, and how that is written beside its committed offset. */
@NullMarked
package io.offshoot.workers.work.offset;

import org.jspecify.annotations.NullMarked;
