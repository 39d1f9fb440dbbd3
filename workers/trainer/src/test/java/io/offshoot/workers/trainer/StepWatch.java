package io.offshoot.workers.trainer;

import io.offshoot.workers.work.Request;
import io.offshoot.workers.work.WorkListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes the first step of a training, and says when a certain one is reached. */
final class StepWatch implements WorkListener {

    private final int awaited;
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile int first;

    StepWatch(int awaited) {
        this.awaited = awaited;
    }

    @Override
    public void progress(Request request, int done, int total) {
        if (first == 0) {
            first = done;
        }
        if (done >= awaited) {
            reached.countDown();
        }
    }

    void await() throws InterruptedException {
        if (!reached.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("step " + awaited + " was not reached within a minute");
        }
    }

    int firstStep() {
        return first;
    }
}
