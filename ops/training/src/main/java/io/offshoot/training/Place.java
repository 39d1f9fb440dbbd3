package io.offshoot.training;

import org.apache.kafka.common.TopicPartition;

/**
 * Where a record is in the stream.
 *
 * @param partition its partition
 * @param offset its offset there
 */
record Place(TopicPartition partition, long offset) {}
