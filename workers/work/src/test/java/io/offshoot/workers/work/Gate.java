package io.offshoot.workers.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that goes through only once the gate is open. */
final class Gate implements Work {

    private final Work behind;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();

    Gate(Work behind) {
        this.behind = behind;
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        entered.incrementAndGet();
        reached.countDown();
        try {
            opened.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("stopped before the gate");
        }
        return behind.run(context);
    }

    void awaitWork() throws InterruptedException {
        if (!reached.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("no work reached the gate within a minute");
        }
    }

    void open() {
        opened.countDown();
    }

    int entered() {
        return entered.get();
    }
}
