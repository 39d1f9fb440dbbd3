/** Runs the topology: Kafka Streams, its failures, its health. */
@NullMarked
package io.offshoot.streams.app;

import org.jspecify.annotations.NullMarked;
