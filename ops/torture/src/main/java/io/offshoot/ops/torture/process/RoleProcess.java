package io.offshoot.ops.torture.process;

import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import io.offshoot.ops.standin.StandInProcess;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.workers.work.RetrySettings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Runs one role as the command line does, with time-outs of seconds instead of minutes. */
public final class RoleProcess {

    private static final Map<String, String> SHORT_SESSION =
            Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1500", "max.poll.interval.ms", "30000");
    private static final String TRANSACTION_TIMEOUT = "10000";

    /** Retries that end within a schedule. */
    public static final RetrySettings RETRY = new RetrySettings(3, Duration.ofMillis(100), Duration.ofSeconds(2));

    /** How long a worker that is told to stop goes on with what it has begun. */
    public static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(2);

    private RoleProcess() {}

    /** Runs until SIGTERM, or until the role ends by itself. */
    public static void run(Arguments arguments, String name, Function<Cluster, ? extends Role> starter) {
        System.exit(StandInProcess.run(settings(arguments), name, starter));
    }

    private static RoleNodeSettings settings(Arguments arguments) {
        return new RoleNodeSettings(
                arguments.text("bootstrap"),
                RegistrySettings.at(arguments.text("registry")),
                topics(arguments),
                arguments.text("name"),
                ListenAddress.loopback(arguments.number("port")),
                new ClientOverrides(
                        SHORT_SESSION,
                        Map.of("transaction.timeout.ms", TRANSACTION_TIMEOUT),
                        Map.of(
                                "consumer.session.timeout.ms", "6000",
                                "consumer.heartbeat.interval.ms", "1500",
                                "consumer.max.poll.interval.ms", "30000",
                                "producer.transaction.timeout.ms", TRANSACTION_TIMEOUT)),
                Map.of());
    }

    private static TopicSettings topics(Arguments arguments) {
        return TopicSettings.defaults()
                .withPrefix(arguments.text("prefix"))
                .withPartitions(arguments.number("partitions"))
                .withReplicationFactor(arguments.number("replicas"));
    }
}
