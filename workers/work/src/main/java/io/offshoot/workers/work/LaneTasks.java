package io.offshoot.workers.work;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that the lanes of a worker hold; tells the monitor whenever that changes. */
final class LaneTasks {

    private final Set<Task> held = ConcurrentHashMap.newKeySet();
    private final WorkMonitor monitor;

    LaneTasks(WorkMonitor monitor) {
        this.monitor = monitor;
    }

    void add(Task task) {
        held.add(task);
        observe();
    }

    void remove(Task task) {
        held.remove(task);
        observe();
    }

    private void observe() {
        monitor.observe(
                held.size(),
                held.stream().map(task -> task.request().publishedAt()).min(Comparator.naturalOrder()));
    }
}
