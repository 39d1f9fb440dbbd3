package io.offshoot.ops.standin;

import io.offshoot.workers.work.WorkCancelledException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands in for a GPU: one piece of work at a time holds it, for a set time and without the use of a CPU core, so that
 * more of them fit on a machine than it has cores. Work waits for it in the order it came.
 */
public final class StandInDevice {

    /** One that takes no time at all. */
    public static final StandInDevice INSTANT = new StandInDevice(Duration.ZERO);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration hold;

    /** @param hold how long each piece of work takes */
    public StandInDevice(Duration hold) {
        if (hold.isNegative()) {
            throw new IllegalArgumentException("the time of a stand-in device must not be negative, was " + hold);
        }
        this.hold = hold;
    }

    /**
     * Waits for a turn and holds the device for its time.
     *
     * @throws WorkCancelledException when the thread is interrupted
     */
    public void work() {
        try {
            turn.lockInterruptibly();
            try {
                TimeUnit.NANOSECONDS.sleep(hold.toNanos());
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("the stand-in device was stopped");
        }
    }
}
