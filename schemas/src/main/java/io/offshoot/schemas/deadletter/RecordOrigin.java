package io.offshoot.schemas.deadletter;

/**
 * Where a record was read from.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 */
public record RecordOrigin(String topic, int partition, long offset) {}
