package io.offshoot.ops.torture.fault;

import java.util.concurrent.TimeUnit;

/** Something that is done again and again in a thread of its own until the end. */
final class Repeated implements Fault {

    private static final long JOIN_MILLIS = 10_000;

    private final Turn turn;
    private final long pauseMillis;
    private final Thread thread = new Thread(this::repeat, "repeated-fault");
    private volatile boolean over;

    Repeated(long pauseMillis, Turn turn) {
        this.pauseMillis = pauseMillis;
        this.turn = turn;
    }

    @Override
    public boolean begin() {
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    @Override
    public void end() throws InterruptedException {
        over = true;
        thread.join(JOIN_MILLIS);
    }

    private void repeat() {
        try {
            for (int number = 0; !over; number++) {
                turn.take(number);
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done each time. */
    interface Turn {
        void take(int number) throws InterruptedException;
    }
}
