package io.offshoot.ops.cli.connect;

import io.offshoot.schemas.topic.TopicSettings;
import picocli.CommandLine.Option;

/** The options for topics that are made because they are missing. */
public final class LayoutOptions {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of topics that are made (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "1",
            description = "Replicas of topics that are made (default: ${DEFAULT-VALUE}).")
    private int replicationFactor;

    /**
     * The settings with these numbers.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public TopicSettings applyTo(TopicSettings topics) {
        return topics.withPartitions(partitions).withReplicationFactor(replicationFactor);
    }
}
