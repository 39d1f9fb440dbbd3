package io.offshoot.ops.cli.demo;

import io.offshoot.ops.standalone.WorkListeners;
import io.offshoot.workers.work.Failure;
import io.offshoot.workers.work.Request;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Hears of the workers' requests: how far the trainer is, and how long both were busy. */
final class DemoListeners {
    private volatile String learning = "";
    private final AtomicLong learnMillis = new AtomicLong();
    private final AtomicLong editMillis = new AtomicLong();

    WorkListeners listeners() {
        WorkListener trainer = new Busy(learnMillis) {
            @Override
            public void progress(Request request, int done, int total) {
                learning = "learning " + request.key() + " " + done + "/" + total;
            }

            @Override
            void ended() {
                learning = "";
            }
        };
        return new WorkListeners(List.of(trainer), List.of(new Busy(editMillis)));
    }

    /** What the trainer is at, empty when it waits. */
    String learning() {
        return learning;
    }

    /** Time the trainer was at work. */
    Duration learnTime() {
        return Duration.ofMillis(learnMillis.get());
    }

    /** Time the editor was at work. */
    Duration editTime() {
        return Duration.ofMillis(editMillis.get());
    }

    private static class Busy implements WorkListener {
        private final AtomicLong millis;

        Busy(AtomicLong millis) {
            this.millis = millis;
        }

        @Override
        public void finished(Request request, WorkResult result, Duration elapsed) {
            millis.addAndGet(elapsed.toMillis());
            ended();
        }

        @Override
        public void failed(Request request, Failure failure, Duration elapsed) {
            millis.addAndGet(elapsed.toMillis());
            ended();
        }

        void ended() {}
    }
}
