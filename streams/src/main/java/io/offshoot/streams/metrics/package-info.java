/** What the topology counts. */
@NullMarked
package io.offshoot.streams.metrics;

import org.jspecify.annotations.NullMarked;
