package io.offshoot.ops.torture;

import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.fault.FaultPlayer;
import io.offshoot.ops.torture.fault.Schedule;
import io.offshoot.ops.torture.ledger.Coordinates;
import io.offshoot.ops.torture.ledger.Expectations;
import io.offshoot.ops.torture.ledger.FailedConcept;
import io.offshoot.ops.torture.ledger.Ledger;
import io.offshoot.ops.torture.ledger.Promise;
import io.offshoot.ops.torture.ledger.Violation;
import io.offshoot.ops.torture.load.Feeder;
import io.offshoot.ops.torture.load.Item;
import io.offshoot.ops.torture.load.Load;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Plays one schedule: sends its load while its faults strike, drains, and checks what must hold. */
final class ScheduleRun {

    private static final Duration READ = Duration.ofMillis(250);
    private static final int READS_PER_SAMPLE = 3;

    private final TortureCluster cluster;
    private final Ledger ledger;
    private final FaultPlayer player;
    private final Feeder feeder;
    private final Duration drainLimit;
    private final Expectations expectations = new Expectations();
    private final Set<Coordinates> sentAgain = new HashSet<>();
    private int reads;

    ScheduleRun(TortureCluster cluster, Ledger ledger, FaultPlayer player, Feeder feeder, Duration drainLimit) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.player = player;
        this.feeder = feeder;
        this.drainLimit = drainLimit;
    }

    ScheduleResult play(Schedule schedule) throws InterruptedException {
        long begun = System.nanoTime();
        cluster.workIn(schedule.mode());
        ledger.begin(schedule.mode() == WorkMode.QUEUE ? Promise.AT_LEAST_ONCE : Promise.EXACTLY_ONCE);
        String name = "s" + schedule.seed() + "n" + schedule.number();
        List<Item> items = feeder.items(Load.of(name, schedule.loadSeed()));
        List<Future<Boolean>> playing = player.play(schedule);
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(items));
        while (!feeding.isDone() || !playing.stream().allMatch(Future::isDone)) {
            look();
        }
        feeding.join();
        List<Boolean> struck = FaultPlayer.struck(playing);
        drain();
        List<String> ends = cluster.takeEnds();
        List<Violation> violations = new ArrayList<>(new Memory(cluster).violations(ends));
        if (schedule.mode() == WorkMode.QUEUE) {
            awaitRepetitions();
        }
        violations.addAll(ledger.check(expectations));
        if (!violations.isEmpty()) {
            ledger.settle();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new ScheduleResult(schedule, struck, ledger.notPromised(), violations, ledger.totals(), ends, took);
    }

    /** An editor that was frozen may still send what another one has answered meanwhile. */
    private void awaitRepetitions() {
        cluster.stopEditors();
        ledger.settle();
    }

    private void feed(List<Item> items) {
        try {
            feeder.send(items, Schedule.LENGTH, expectations);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    private void look() {
        ledger.read(READ);
        reads++;
        if (reads % READS_PER_SAMPLE == 0) {
            ledger.sample();
        }
    }

    /** Waits until nothing is open, and replays the concepts that a faulty device failed, as an operator would. */
    private void drain() {
        long deadline = System.nanoTime() + drainLimit.toNanos();
        boolean isOpen = true;
        while (isOpen && System.nanoTime() < deadline) {
            look();
            if (reads % READS_PER_SAMPLE == 0) {
                sendFailedConceptsAgain();
                isOpen = !ledger.isBeyondHealing(expectations)
                        && !ledger.open(expectations).isEmpty();
            }
        }
    }

    private void sendFailedConceptsAgain() {
        for (FailedConcept failed : ledger.failedConcepts(expectations)) {
            if (sentAgain.add(failed.at())) {
                feeder.sendAgain(failed, expectations);
            }
        }
    }
}
