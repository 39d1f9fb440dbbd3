/** Learns concepts from the shell, without Kafka. */
@NullMarked
package io.offshoot.ops.cli.learn;

import org.jspecify.annotations.NullMarked;
