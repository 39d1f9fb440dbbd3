package io.offshoot.ops.torture.cluster;

import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.workers.work.WorkMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The editors of both work modes, of which those of one mode run at a time. */
final class Editors {

    private final Map<WorkMode, List<ChildProcess>> editors;
    private final EditorGroups groups;
    private final Supervisor supervisor;
    private volatile WorkMode mode = WorkMode.EXACTLY_ONCE;
    private boolean stopped = true;

    Editors(Map<WorkMode, List<ChildProcess>> editors, EditorGroups groups, Supervisor supervisor) {
        this.editors = Map.copyOf(editors);
        this.groups = groups;
        this.supervisor = supervisor;
    }

    /** Those of the present mode. */
    List<ChildProcess> present() {
        return Objects.requireNonNull(editors.get(mode));
    }

    WorkMode mode() {
        return mode;
    }

    /** Starts those of the present mode, where the group is. */
    void start() {
        present().forEach(supervisor::release);
        stopped = false;
    }

    /** Stops them, and they stay down. */
    void stop() {
        present().parallelStream().forEach(editor -> {
            supervisor.holdDown(editor);
            editor.terminate();
        });
        stopped = true;
    }

    /** Makes those of a mode go on, with what comes from now on, unless they do already. */
    void workIn(WorkMode next) {
        if (next == mode && !stopped) {
            return;
        }
        stop();
        Await.until("the group of " + next.word() + " editors", () -> groups.isMovedToTheEnd(next));
        mode = next;
        start();
        Await.until("all " + next.word() + " editors", () -> groups.isComplete(next));
    }
}
