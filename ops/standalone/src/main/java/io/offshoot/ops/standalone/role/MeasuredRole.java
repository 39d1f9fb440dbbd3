package io.offshoot.ops.standalone.role;

import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.lag.LagMonitor;
import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import java.time.Clock;
import java.util.Map;

/** A role beside which the lag of all stages is measured, for clusters where no dashboard does. */
public final class MeasuredRole implements Role {
    private final Role role;
    private final LagMonitor lag;

    private MeasuredRole(Role role, LagMonitor lag) {
        this.role = role;
        this.lag = lag;
    }

    /**
     * Adds the metrics of the lag to those of a role that runs.
     *
     * @param admin properties that pass through to the admin client
     */
    public static MeasuredRole of(Role role, Cluster cluster, Map<String, String> admin) {
        Brokers brokers = new Brokers(cluster.bootstrapServers(), cluster.consumer(), admin);
        String prefix = cluster.topics().settings().prefix();
        return new MeasuredRole(role, LagMonitor.start(brokers, prefix, cluster.meters(), Clock.systemUTC()));
    }

    @Override
    public CheckResult check() {
        CheckResult check = role.check();
        return check.ready() ? lag.refused().map(CheckResult::waiting).orElse(check) : check;
    }

    @Override
    public void addTo(Health health, String name) {
        role.addTo(health, name);
        health.put(name, this::check);
    }

    @Override
    public void close() {
        lag.close();
        role.close();
    }
}
