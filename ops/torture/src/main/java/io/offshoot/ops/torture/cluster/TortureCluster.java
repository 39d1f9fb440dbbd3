package io.offshoot.ops.torture.cluster;

import io.offshoot.ops.standalone.topics.TopicException;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.ops.torture.proxy.TcpProxy;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/**
 * Brokers, registry, topology and workers as processes of their own on this machine. The roles reach the brokers through
 * proxies, the harness reaches them directly.
 */
public final class TortureCluster implements AutoCloseable {

    /** Consumer groups of the roles. */
    public static final List<String> GROUPS = Stream.of("topology", "editor", "trainer")
            .map(role -> ClusterSettings.PREFIX + "-" + role)
            .toList();

    private final ClusterSettings settings;
    private final Addresses addresses;
    private final Map<Role, List<ChildProcess>> processes;
    private final List<ChildProcess> everything;
    private final SmallDisks disks = new SmallDisks();
    private final List<TcpProxy> proxies;
    private final Supervisor supervisor;
    private final Editors editors;
    private final Thread atExit = new Thread(this::killAll);
    private final Admin admin;
    private final SchemaRegistry registry;
    private final Topics topics;

    private TortureCluster(ClusterSettings settings) {
        this.settings = settings;
        Ports ports = new Ports();
        this.addresses = Addresses.choose(ports, settings.brokers());
        Processes roles = new Processes(settings, addresses, ports);
        this.processes = roles.all();
        Map<WorkMode, List<ChildProcess>> editorsByMode = roles.editors();
        this.everything = Stream.concat(processes.values().stream(), editorsByMode.values().stream())
                .flatMap(List::stream)
                .toList();
        Runtime.getRuntime().addShutdownHook(atExit);
        this.proxies = addresses.brokers().stream()
                .map(broker -> TcpProxy.start(broker.proxy(), broker.behindProxy()))
                .toList();
        this.admin = Admin.create(Map.of("bootstrap.servers", addresses.direct()));
        this.registry = SchemaRegistry.connect(RegistrySettings.at(addresses.registryUrl()));
        this.topics = Topics.of(
                TopicSettings.defaults()
                        .withPrefix(ClusterSettings.PREFIX)
                        .withPartitions(settings.partitions())
                        .withReplicationFactor(settings.replicas()),
                registry);
        this.supervisor = new Supervisor(everything);
        this.editors = new Editors(editorsByMode, new EditorGroups(admin, settings), supervisor);
    }

    /** Starts everything and returns when all groups have their members, after about half a minute. */
    public static TortureCluster start(ClusterSettings settings) {
        TortureCluster cluster = new TortureCluster(settings);
        try {
            cluster.startAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** How many processes there are of what. */
    public ClusterSettings settings() {
        return settings;
    }

    /** All topics, with serdes for the harness's own records. */
    public Topics topics() {
        return topics;
    }

    /** A client of the brokers that no fault of the network touches. */
    public Admin admin() {
        return admin;
    }

    /** Address of the brokers for the harness. */
    public String bootstrapServers() {
        return addresses.direct();
    }

    /** Address of the brokers for the roles. */
    public String proxiedServers() {
        return addresses.proxied();
    }

    /** Address of the registry. */
    public String registryUrl() {
        return addresses.registryUrl();
    }

    /** One process of a role; any number picks one. */
    public ChildProcess process(Role role, int number) {
        List<ChildProcess> all = processes(role);
        return all.get(Math.floorMod(number, all.size()));
    }

    /** All processes of a role; of editors, those of the present work mode. */
    public List<ChildProcess> processes(Role role) {
        return role == Role.EDITOR ? editors.present() : processes.getOrDefault(role, List.of());
    }

    /** How the editors share the requests at present. */
    public WorkMode workMode() {
        return editors.mode();
    }

    /**
     * Has the editors share the requests in this way from now on: those of the other way are stopped, and the group begins at
     * the end, as whoever changes a service's work mode does.
     */
    public void workIn(WorkMode mode) {
        editors.workIn(mode);
    }

    /** Stops the editors until {@link #workIn}; when it returns they have sent all that they will ever send. */
    public void stopEditors() {
        editors.stop();
    }

    /** The proxies, one for each broker. */
    public List<TcpProxy> proxies() {
        return proxies;
    }

    /** Whether full disks can be played: that takes the right to mount small ones. */
    public boolean hasSmallDisks() {
        return disks.isMounted();
    }

    /** Leaves a process down until {@link #release}. */
    public void holdDown(ChildProcess process) {
        supervisor.holdDown(process);
    }

    /** Starts a process again that was held down. */
    public void release(ChildProcess process) {
        supervisor.release(process);
    }

    /** Which processes ended by themselves since the last call. */
    public List<String> takeEnds() {
        return supervisor.takeEnds();
    }

    @Override
    public void close() {
        killAll();
        proxies.forEach(TcpProxy::close);
        admin.close(Duration.ZERO);
        registry.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endsAnyway) {
            // the hook has nothing left to do
        }
    }

    private void startAll() {
        processes(Role.TOPOLOGY).forEach(disks::mountFor);
        processes(Role.TRAINER).forEach(disks::mountFor);
        start(Role.REGISTRY);
        start(Role.BROKER);
        Await.until("all brokers", () -> admin.describeCluster().nodes().get().size() == settings.brokers());
        Await.until("the topics", () -> {
            try {
                new TopicProvisioner(admin).provision(topics);
                return true;
            } catch (TopicException notYet) {
                return false;
            }
        });
        start(Role.TOPOLOGY);
        editors.start();
        start(Role.TRAINER);
        Await.until("the members of all groups", this::isComplete);
    }

    private void start(Role role) {
        processes(role).forEach(ChildProcess::start);
    }

    private boolean isComplete() throws Exception {
        Map<String, ConsumerGroupDescription> groups =
                admin.describeConsumerGroups(GROUPS).all().get();
        int members = groups.values().stream()
                .mapToInt(group -> group.members().size())
                .sum();
        return members >= 1 + settings.editors() + settings.trainers()
                && groups.values().stream().allMatch(group -> group.groupState() == GroupState.STABLE);
    }

    private void killAll() {
        supervisor.close();
        everything.forEach(ChildProcess::close);
        disks.close();
    }
}
