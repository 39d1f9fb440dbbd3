/** Learns concepts from their first photos. */
@NullMarked
package io.offshoot.workers.trainer;

import org.jspecify.annotations.NullMarked;
