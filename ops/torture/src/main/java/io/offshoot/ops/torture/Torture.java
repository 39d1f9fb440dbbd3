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
public final class Torture {

    private final TortureSettings settings;
    private final InstantSource clock;
    private final PrintWriter out;

    /**
     * A run that has not begun.
     *
     * @param clock the sensors'
     * @param out told of every schedule as it ends
     */
    public Torture(TortureSettings settings, InstantSource clock, PrintWriter out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Starts the cluster, plays all schedules, and stops it. */
    public TortureReport run() throws InterruptedException {
        ClusterSettings processes = settings.cluster();
        out.printf(
                "Seed %d, %d schedules, %d brokers, %d editors, %d trainers, the stand-in for the diffusion networks; logs in %s%n",
                settings.seed(),
                settings.numbers().size(),
                processes.brokers(),
                processes.editors(),
                processes.trainers(),
                processes.folder());
        out.flush();
        try (TortureCluster cluster = TortureCluster.start(processes);
                Ledger ledger = ledger(cluster);
                Feeder feeder = new Feeder(cluster.bootstrapServers(), cluster.topics(), clock);
                FaultPlayer player = new FaultPlayer(cluster, feeder)) {
            TortureReport report = new TortureReport(out, ledger.invariants());
            for (int number : settings.numbers()) {
                Schedule schedule = Schedule.of(settings.seed(), number);
                report.add(new ScheduleRun(cluster, ledger, player, feeder, settings.drainLimit()).play(schedule));
            }
            report.finish();
            return report;
        }
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
