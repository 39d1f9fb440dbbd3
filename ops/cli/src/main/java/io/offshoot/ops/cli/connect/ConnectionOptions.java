package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private TopicOptions topicOptions;

    /** The settings as given; wrong ones are wrong usage. */
    public ConnectionSettings settings(Configuration configuration) {
        return Usage.check(
                command,
                () -> new ConnectionSettings(
                        bootstrapServer, registryUrl, topicOptions.settings(), configuration.clients()));
    }
}
