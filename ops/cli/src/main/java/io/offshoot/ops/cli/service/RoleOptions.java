package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.connect.LayoutOptions;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a process that has one role. */
public final class RoleOptions {
    @Mixin
    private ConnectionOptions connectionOptions;

    @Mixin
    private LayoutOptions layoutOptions;

    @Option(
            names = "--instance-id",
            paramLabel = "NAME",
            description = "Name of this process among those of its role, unique among those alive; one that comes back"
                    + " under its old name goes on at once (default: a random one).")
    private @Nullable String instanceId;

    @Option(
            names = "--group-instance-id",
            paramLabel = "NAME",
            description =
                    "The same with static membership: nothing moves to other workers unless this one stays away for"
                            + " longer than session.timeout.ms.")
    private @Nullable String groupInstanceId;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Network address of health and metrics; 0.0.0.0 for all, with --token-file (default:"
                    + " ${DEFAULT-VALUE}).")
    private String listen;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of health and metrics, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private TokenOptions tokenOptions;

    /** The settings as given; wrong ones are wrong usage. */
    RoleNodeSettings settings(Configuration configuration) {
        ConnectionSettings connection = connection(configuration);
        return new RoleNodeSettings(
                connection.bootstrapServers(),
                connection.registry(),
                layoutOptions.applyTo(connection.topics()),
                instanceName(),
                new ListenAddress(listen, port, tokenOptions.token()),
                new ClientOverrides(
                        asMember(connection.clients().consumer()),
                        connection.clients().producer(),
                        asMember(connection.clients().streams())),
                connection.clients().admin());
    }

    /** The cluster as given; wrong options are wrong usage. */
    ConnectionSettings connection(Configuration configuration) {
        return connectionOptions.settings(configuration);
    }

    private String instanceName() {
        if (instanceId != null) {
            return instanceId;
        }
        return groupInstanceId == null ? UUID.randomUUID().toString() : groupInstanceId;
    }

    private Map<String, String> asMember(Map<String, String> properties) {
        if (groupInstanceId == null) {
            return properties;
        }
        Map<String, String> member = new HashMap<>(properties);
        member.put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, groupInstanceId);
        return Map.copyOf(member);
    }
}
