package io.offshoot.ops.torture.ledger;

/**
 * Where the topics are.
 *
 * @param bootstrapServers brokers
 * @param registryUrl schema registry
 * @param prefix first part of the topics' names
 * @param partitions of every topic
 */
public record Layout(String bootstrapServers, String registryUrl, String prefix, int partitions) {}
