package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.LayoutOptions;
import io.offshoot.ops.cli.connect.TopicOptions;
import io.offshoot.ops.standalone.NodeAddress;
import io.offshoot.ops.standalone.NodeStorage;
import io.offshoot.ops.standalone.Standalone;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.WorkListeners;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything in this process until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Runs the whole service in one process until Ctrl-C: broker, schema registry, topology, concept trainer and"
                    + " editor.",
            "Without --data everything is kept in a temporary folder, which is deleted at the end."
        })
public final class UpCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder that keeps everything between starts.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of registry, health and metrics, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Network address to listen on; 0.0.0.0 for all, with --token-file. Its Kafka has no login: open"
                            + " it to networks you trust only (default: ${DEFAULT-VALUE}).")
    private String listen;

    @Option(
            names = "--advertised-host",
            paramLabel = "HOST",
            description = "Host name that clients are told (default: the address of --listen).")
    private @Nullable String advertisedHost;

    @Mixin
    private TokenOptions tokenOptions;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private UNetOptions unetOptions;

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private ReferenceOptions referenceOptions;

    @Mixin
    private TopicOptions topicOptions;

    @Mixin
    private LayoutOptions layoutOptions;

    UpCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        StandaloneSettings settings = Usage.check(spec, this::settings);
        Stay.with(
                () -> Standalone.start(settings, new StartLines(context.terminal()), WorkListeners.NONE),
                this::greet,
                Standalone::failure);
        return 0;
    }

    private StandaloneSettings settings() {
        ClientProperties clients = configuration.clients();
        ModelSettings model = unetOptions.applyTo(modelOptions.sharedSettings());
        return new StandaloneSettings(
                data == null ? NodeStorage.TEMPORARY : NodeStorage.in(data),
                new NodeAddress(
                        listen,
                        advertisedHost == null ? listen : advertisedHost,
                        kafkaPort,
                        port,
                        tokenOptions.token()),
                layoutOptions.applyTo(topicOptions.settings()),
                model,
                policyOptions
                        .settings(ModelPolicy.of(model.folder()), StreamsSettings.DEFAULT_FEW_SHOT_LINGER)
                        .withReferences(referenceOptions.settings()),
                new ClientOverrides(clients.consumer(), clients.producer(), clients.streams()));
    }

    private void greet(Standalone node) {
        context.out().print(Greeting.of(node, data));
        context.out().flush();
    }
}
