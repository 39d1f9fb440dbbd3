package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.schemas.topic.TopicSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which cluster, registry and topics a command works with. */
public final class ConnectionOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka brokers, several separated by commas (default: ${DEFAULT-VALUE}).")
    private String bootstrapServer;

    @Option(
            names = "--registry-url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Schema registry (default: ${DEFAULT-VALUE}, where ./offshoot up has it).")
    private String registryUrl;

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

    /** The settings as given; wrong ones are wrong usage. */
    public ConnectionSettings settings(Configuration configuration) {
        try {
            TopicSettings topics =
                    TopicSettings.defaults().withPrefix(topicPrefix).withMaxInlineBytes(maxInlineBytes);
            return new ConnectionSettings(bootstrapServer, registryUrl, topics, configuration.clients());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
