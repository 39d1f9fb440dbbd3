package io.offshoot.ops.cli.demo;

import io.offshoot.ops.standalone.WorkListeners;
import io.offshoot.workers.work.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Hears of the workers' requests: how far the trainer is, and how long both were busy. */
final class DemoListeners {
    private final BusyTrainer trainer;
    private final BusyTime editor;

    DemoListeners(InstantSource clock) {
        this.trainer = new BusyTrainer(clock);
        this.editor = new BusyTime(clock);
    }

    WorkListeners listeners() {
        return new WorkListeners(List.of(trainer), List.of(editor));
    }

    /** What the trainer is at, empty when it waits. */
    String learning() {
        return trainer.learning;
    }

    /** Time the trainer was at work. */
    Duration learnTime() {
        return trainer.total();
    }

    /** Time the editor was at work. */
    Duration editTime() {
        return editor.total();
    }

    private static final class BusyTrainer extends BusyTime {
        private volatile String learning = "";

        BusyTrainer(InstantSource clock) {
            super(clock);
        }

        @Override
        public void progress(Request request, int done, int total) {
            learning = "learning " + request.key() + " " + done + "/" + total;
        }

        @Override
        synchronized void ended(Request request) {
            super.ended(request);
            learning = "";
        }
    }
}
