package io.offshoot.ops.dashboard.books;

/**
 * Where a record lies in its topic.
 *
 * @param partition its partition
 * @param offset its offset
 */
public record Place(int partition, long offset) {}
