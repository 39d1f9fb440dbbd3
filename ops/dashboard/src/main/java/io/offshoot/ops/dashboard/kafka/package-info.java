/** Kafka clients that only look. */
@NullMarked
package io.offshoot.ops.dashboard.kafka;

import org.jspecify.annotations.NullMarked;
