package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.Role;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The faults of one schedule; the same seed and number give the same.
 *
 * @param seed of all schedules of a run
 * @param number of this one, from 1
 * @param mode how the editors share the requests in it
 * @param events in the order of their times
 */
public record Schedule(long seed, int number, WorkMode mode, List<FaultEvent> events) {

    /** How long records are sent and faults strike. */
    public static final Duration LENGTH = Duration.ofSeconds(8);

    private static final int QUEUE_EVERY = 4;
    private static final int IN_TURN = 2;
    private static final int DRAWN = 3;
    private static final int FIRST_MILLIS = 1500;
    private static final int LAST_MILLIS = 10_000;
    private static final int LAST_OF_WORK_MILLIS = 6000;
    private static final int TARGETS = 12;
    private static final Strike LOCK_EXPIRY = new Strike(FaultKind.LOCK_EXPIRY, Role.EDITOR);
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    /** Copies the events. */
    public Schedule {
        events = List.copyOf(events);
    }

    /**
     * Draws a schedule: two faults so that all have their turn as schedules go by, and up to three more. One in four is played
     * in queue mode, and there a lock expires as well.
     */
    public static Schedule of(long seed, int number) {
        List<Strike> turns = new ArrayList<>(Strike.ALL);
        turns.remove(LOCK_EXPIRY);
        Collections.shuffle(turns, new Random(seed));
        SplittableRandom random = new SplittableRandom(seed * SPREAD + number);
        List<FaultEvent> events = new ArrayList<>();
        for (int i = 0; i < IN_TURN; i++) {
            events.add(event(turns.get((IN_TURN * (number - 1) + i) % turns.size()), LAST_MILLIS, random));
        }
        int more = random.nextInt(DRAWN + 1);
        for (int i = 0; i < more; i++) {
            events.add(event(turns.get(random.nextInt(turns.size())), LAST_MILLIS, random));
        }
        WorkMode mode = Math.floorMod(seed + number, QUEUE_EVERY) == 0 ? WorkMode.QUEUE : WorkMode.EXACTLY_ONCE;
        if (mode == WorkMode.QUEUE) {
            events.add(event(LOCK_EXPIRY, LAST_OF_WORK_MILLIS, random));
        }
        events.sort(Comparator.comparing(FaultEvent::at));
        return new Schedule(seed, number, mode, events);
    }

    /** A seed for everything else that is random in this schedule. */
    public long loadSeed() {
        return new SplittableRandom(seed * SPREAD - number).nextLong();
    }

    @Override
    public String toString() {
        return events.stream().map(FaultEvent::toString).collect(Collectors.joining("; "));
    }

    private static FaultEvent event(Strike strike, int lastMillis, SplittableRandom random) {
        FaultKind kind = strike.kind();
        return new FaultEvent(
                strike,
                random.nextInt(TARGETS),
                Duration.ofMillis(random.nextInt(FIRST_MILLIS, lastMillis)),
                Duration.ofMillis(random.nextInt(kind.shortestMillis(), kind.longestMillis() + 1)));
    }
}
