package io.offshoot.ops.cli.connect;

import io.offshoot.schemas.topic.TopicSettings;
import picocli.CommandLine.Option;

/** The options that say which topics a command works with. */
public final class TopicOptions {
    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "offshoot",
            description = "First part of every topic's name (default: ${DEFAULT-VALUE}).")
    private String topicPrefix;

    @Option(
            names = "--max-inline-bytes",
            paramLabel = "BYTES",
            defaultValue = "4194304",
            description = "Largest photo that travels inside a record (default: ${DEFAULT-VALUE}).")
    private int maxInlineBytes;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public TopicSettings settings() {
        return TopicSettings.defaults().withPrefix(topicPrefix).withMaxInlineBytes(maxInlineBytes);
    }
}
