package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.load.Feeder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays schedules: does each fault at its time and undoes it at its end. */
public final class FaultPlayer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPlayer.class);
    private static final int AT_ONCE = 8;

    private final Faults faults;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);

    /** Plays on this cluster and these sensors. */
    public FaultPlayer(TortureCluster cluster, Feeder sensors) {
        this.faults = new Faults(cluster, sensors);
    }

    /** Begins to play and returns at once; each future says whether its fault struck, once it is undone. */
    public List<Future<Boolean>> play(Schedule schedule) {
        List<Future<Boolean>> playing = new ArrayList<>();
        for (FaultEvent event : schedule.events()) {
            playing.add(threads.schedule(() -> strike(event), event.at().toMillis(), TimeUnit.MILLISECONDS));
        }
        return playing;
    }

    /** Waits until all faults are undone, and says which of them struck. */
    public static List<Boolean> struck(List<Future<Boolean>> playing) throws InterruptedException {
        List<Boolean> struck = new ArrayList<>();
        for (Future<Boolean> fault : playing) {
            struck.add(struck(fault));
        }
        return struck;
    }

    private static boolean struck(Future<Boolean> playing) throws InterruptedException {
        try {
            return playing.get();
        } catch (ExecutionException failed) {
            LOG.warn("A fault could not be played", failed.getCause());
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private boolean strike(FaultEvent event) throws Exception {
        Fault fault = faults.of(event);
        try {
            boolean struck = fault.begin();
            TimeUnit.MILLISECONDS.sleep(event.lasts().toMillis());
            return struck;
        } finally {
            fault.end();
        }
    }
}
