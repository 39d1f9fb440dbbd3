package io.offshoot.ops.torture.cluster;

import io.offshoot.ops.torture.cluster.Addresses.BrokerPorts;
import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.ops.torture.process.JavaCommand;
import io.offshoot.workers.work.WorkMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** Makes the processes of a cluster, none of them started. */
final class Processes {

    private static final String MAINS = "io.offshoot.ops.torture.process.";
    private static final int BROKER_HEAP = 320;
    private static final int ROLE_HEAP = 160;
    private static final int TOPOLOGY_HEAP = 256;
    private static final int REGISTRY_HEAP = 64;

    private final ClusterSettings settings;
    private final Addresses addresses;
    private final Ports ports;
    private final String clusterId = Uuid.randomUuid().toString();

    Processes(ClusterSettings settings, Addresses addresses, Ports ports) {
        this.settings = settings;
        this.addresses = addresses;
        this.ports = ports;
    }

    /** All but the editors. */
    Map<Role, List<ChildProcess>> all() {
        Map<Role, List<ChildProcess>> all = new EnumMap<>(Role.class);
        all.put(Role.BROKER, numbered(settings.brokers(), this::broker));
        all.put(Role.REGISTRY, List.of(registry()));
        all.put(Role.TOPOLOGY, List.of(process("topology", MAINS + "TopologyMain", TOPOLOGY_HEAP, role("topology"))));
        all.put(
                Role.TRAINER,
                numbered(settings.trainers(), number -> worker("trainer-" + number, MAINS + "TrainerMain")));
        return all;
    }

    /** Editors of either work mode. */
    Map<WorkMode, List<ChildProcess>> editors() {
        return Map.of(
                WorkMode.EXACTLY_ONCE, editors("editor-", WorkMode.EXACTLY_ONCE),
                WorkMode.QUEUE, editors("queue-editor-", WorkMode.QUEUE));
    }

    private List<ChildProcess> editors(String names, WorkMode mode) {
        return numbered(settings.editors(), number -> {
            Map<String, Object> arguments = role(names + number);
            arguments.put("mode", mode.word());
            return process(names + number, settings.editorMain(), ROLE_HEAP, arguments);
        });
    }

    private ChildProcess broker(int number) {
        BrokerPorts own = addresses.brokers().get(number - 1);
        return process(
                "broker-" + number,
                MAINS + "BrokerMain",
                BROKER_HEAP,
                new HashMap<>(Map.of(
                        "node", number,
                        "cluster", clusterId,
                        "controllers", addresses.controllers(),
                        "port", own.direct(),
                        "proxied", own.behindProxy(),
                        "advertised", own.proxy())));
    }

    private ChildProcess registry() {
        return process(
                "registry", MAINS + "RegistryMain", REGISTRY_HEAP, new HashMap<>(Map.of("port", addresses.registry())));
    }

    private ChildProcess worker(String name, String main) {
        return process(name, main, ROLE_HEAP, role(name));
    }

    private Map<String, Object> role(String name) {
        return new HashMap<>(Map.of(
                "name", name,
                "port", ports.next(),
                "bootstrap", addresses.proxied(),
                "registry", addresses.registryUrl(),
                "prefix", ClusterSettings.PREFIX,
                "partitions", settings.partitions(),
                "replicas", settings.replicas(),
                "edits", settings.edits(),
                "millis", settings.editMillis()));
    }

    private ChildProcess process(String name, String main, int heapMib, Map<String, Object> arguments) {
        arguments.put("data", settings.folder().resolve(name).resolve("data"));
        return new ChildProcess(name, settings.folder().resolve(name), new JavaCommand(main, heapMib, arguments));
    }

    private static List<ChildProcess> numbered(int count, IntFunction<ChildProcess> maker) {
        return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(maker).toList());
    }
}
