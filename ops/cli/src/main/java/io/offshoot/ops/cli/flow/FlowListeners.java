package io.offshoot.ops.cli.flow;

import io.offshoot.ops.standalone.WorkListeners;
import io.offshoot.workers.work.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Hears of the workers' requests: how far the trainer is, and how long both were busy. */
public final class FlowListeners {
    private final BusyTrainer trainer;
    private final BusyTime editor;

    /** @param clock measures how long they were busy */
    public FlowListeners(InstantSource clock) {
        this.trainer = new BusyTrainer(clock);
        this.editor = new BusyTime(clock);
    }

    /** What a node is given. */
    public WorkListeners listeners() {
        return new WorkListeners(List.of(trainer), List.of(editor));
    }

    /** What the trainer is at, empty when it waits. */
    public String learning() {
        return trainer.learning;
    }

    /** Time the trainer was at work. */
    public Duration learnTime() {
        return trainer.total();
    }

    /** Time the editor was at work. */
    public Duration editTime() {
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
