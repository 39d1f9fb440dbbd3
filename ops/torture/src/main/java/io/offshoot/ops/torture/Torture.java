package io.offshoot.ops.torture;

import io.offshoot.ops.torture.cluster.ClusterSettings;
import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.fault.FaultPlayer;
import io.offshoot.ops.torture.fault.Schedule;
import io.offshoot.ops.torture.ledger.Layout;
import io.offshoot.ops.torture.ledger.Ledger;
import io.offshoot.ops.torture.load.Feeder;
import java.io.PrintWriter;
import java.time.InstantSource;

/** The ledger: a cluster of real processes, schedules of faults, and what must hold after each. */
public final class Torture implements AutoCloseable {

    private final TortureSettings settings;
    private final PrintWriter out;
    private final TortureCluster cluster;
    private final Ledger ledger;
    private final Feeder sensors;
    private final FaultPlayer player;

    private Torture(TortureSettings settings, InstantSource clock, PrintWriter out) {
        this.settings = settings;
        this.out = out;
        this.cluster = TortureCluster.start(settings.cluster());
        this.ledger = ledger(cluster);
        this.sensors = new Feeder(cluster.bootstrapServers(), cluster.topics(), clock);
        this.player = new FaultPlayer(cluster, sensors);
    }

    /**
     * Starts the cluster, which takes about half a minute.
     *
     * @param clock the sensors'
     * @param out told of every schedule as it ends
     */
    public static Torture start(TortureSettings settings, InstantSource clock, PrintWriter out) {
        ClusterSettings processes = settings.cluster();
        out.printf(
                "%d schedules, %d brokers, %d editors, %d trainers, a stand-in for the diffusion networks; logs in %s%n",
                settings.schedules().size(),
                processes.brokers(),
                processes.editors(),
                processes.trainers(),
                processes.folder());
        out.flush();
        return new Torture(settings, clock, out);
    }

    /** Plays all schedules, one after the other. */
    public TortureReport playAll() throws InterruptedException {
        if (!cluster.hasSmallDisks()) {
            out.println("This user may not mount a small file system: full disks are planned but cannot strike.");
        }
        TortureReport report = new TortureReport(out, ledger.invariants());
        for (Schedule schedule : settings.schedules()) {
            report.add(play(schedule));
        }
        report.finish();
        return report;
    }

    /** Plays one schedule. */
    public ScheduleResult play(Schedule schedule) throws InterruptedException {
        return new ScheduleRun(cluster, ledger, player, sensors, settings.drainLimit()).play(schedule);
    }

    @Override
    public void close() {
        player.close();
        sensors.close();
        ledger.close();
        cluster.close();
    }

    private static Ledger ledger(TortureCluster cluster) {
        Layout layout = new Layout(
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                ClusterSettings.PREFIX,
                cluster.settings().partitions());
        return new Ledger(layout, cluster.admin(), new StandInPictures());
    }
}
