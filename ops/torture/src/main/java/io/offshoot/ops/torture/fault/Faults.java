package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.ClusterSettings;
import io.offshoot.ops.torture.cluster.Role;
import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.load.Feeder;
import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.ops.torture.process.DeviceFault;
import io.offshoot.ops.torture.proxy.TcpProxy;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;

/** Makes the faults of a schedule for a cluster. */
record Faults(TortureCluster cluster, Feeder sensors) {

    private static final long RESET_EVERY_MILLIS = 400;
    private static final long FLAP_EVERY_MILLIS = 100;
    private static final Duration SKEW = Duration.ofMinutes(50);

    Fault of(FaultEvent event) {
        Role role = event.strike().role();
        ChildProcess process = cluster.process(role, event.target());
        return switch (event.strike().kind()) {
            case KILL -> new Kill(cluster, process, false);
            case STOP -> new Kill(cluster, process, true);
            case FREEZE -> new Freeze(process);
            case LEADER_MOVE -> new LeaderMove(cluster.admin(), ClusterSettings.PREFIX);
            case REBALANCE_STORM -> new Repeated(FLAP_EVERY_MILLIS, flapping(role));
            case SLOW_NETWORK -> new SlowNetwork(cluster.proxies());
            case RESET_NETWORK ->
                new Repeated(RESET_EVERY_MILLIS, turn -> cluster.proxies().forEach(TcpProxy::reset));
            case DEVICE_ERROR -> new FaultyDevice(process, DeviceFault.ERROR);
            case DEVICE_NAN -> new FaultyDevice(process, DeviceFault.NAN);
            case DISK_FULL -> new DiskFull(process);
            case LOCK_EXPIRY -> new LockExpiry(process, cluster.workMode());
            case CLOCK_SKEW -> skew(event.target() % 2 == 0 ? SKEW : SKEW.negated());
        };
    }

    private Repeated.Turn flapping(Role role) {
        String group = ClusterSettings.PREFIX + "-" + role.word();
        String topic = ClusterSettings.PREFIX + (role == Role.EDITOR ? ".edit-requests" : ".concept-requests");
        return role == Role.EDITOR && cluster.workMode() == WorkMode.QUEUE
                ? new ShareFlapping(cluster.bootstrapServers(), group + "-queue", topic)
                : new Flapping(cluster.bootstrapServers(), group, topic);
    }

    private Fault skew(Duration by) {
        return new Fault() {
            @Override
            public boolean begin() {
                sensors.skewClock(by);
                return true;
            }

            @Override
            public void end() {
                sensors.skewClock(Duration.ZERO);
            }
        };
    }
}
