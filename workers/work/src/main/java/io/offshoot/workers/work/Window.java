package io.offshoot.workers.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The requests read but not yet committed, per partition in the order of their offsets. Belongs to the poll thread.
 *
 * <p>An offset may be committed only when everything before it is finished, so what can be committed of a partition is
 * the run of finished tasks at its head. Finished tasks behind an unfinished one keep their results here until it is
 * done; the capacity bounds what that costs.
 */
final class Window {

    private final int capacity;
    private final Map<TopicPartition, Deque<Task>> unfinished = new HashMap<>();

    Window(int capacity) {
        this.capacity = capacity;
    }

    void add(Task task) {
        unfinished
                .computeIfAbsent(task.partition(), partition -> new ArrayDeque<>())
                .addLast(task);
    }

    int size() {
        return unfinished.values().stream().mapToInt(Deque::size).sum();
    }

    boolean isFull() {
        return size() >= capacity;
    }

    boolean isWorking() {
        return unfinished.values().stream().flatMap(Deque::stream).anyMatch(Task::isRunning);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(unfinished.keySet());
    }

    /** When the oldest request that is not committed was published. */
    Optional<Instant> oldest() {
        return unfinished.values().stream()
                .flatMap(Deque::stream)
                .map(task -> task.request().publishedAt())
                .min(Instant::compareTo);
    }

    /** The finished tasks at the head of each of these partitions; they stay until they are {@link #remove removed}. */
    Prefix finishedPrefix(Collection<TopicPartition> partitions) {
        List<Task> finished = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            for (Task task : unfinished.getOrDefault(partition, new ArrayDeque<>())) {
                if (task.outcome() == null) {
                    break;
                }
                finished.add(task);
            }
        }
        return new Prefix(finished);
    }

    /** Forgets tasks that are committed. */
    void remove(Prefix committed) {
        committed.offsets().forEach((partition, next) -> removeBefore(partition, next.offset()));
    }

    /** Takes out and returns the tasks of a partition below the given offset, all of them committed. */
    List<Task> removeBefore(TopicPartition partition, long offset) {
        List<Task> removed = new ArrayList<>();
        Deque<Task> tasks = unfinished.getOrDefault(partition, new ArrayDeque<>());
        while (!tasks.isEmpty() && tasks.getFirst().offset() < offset) {
            removed.add(tasks.removeFirst());
        }
        if (tasks.isEmpty()) {
            unfinished.remove(partition);
        }
        return removed;
    }

    /** Cancels every task of partitions that belong to another worker from now on. */
    void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Deque<Task> tasks = unfinished.remove(partition);
            if (tasks != null) {
                tasks.forEach(Task::cancel);
            }
        }
    }
}
