/** The Kafka Streams topology: intake, collector, planner. */
@NullMarked
package io.offshoot.streams;

import org.jspecify.annotations.NullMarked;
