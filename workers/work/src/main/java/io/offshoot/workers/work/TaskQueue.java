package io.offshoot.workers.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tasks that wait for a work thread, in the order they were read; the window bounds how many there are. Tasks of one key are
 * handed out one at a time, so that they are finished in the order of their offsets however many threads there are.
 */
final class TaskQueue {

    private final List<Task> waiting = new ArrayList<>();
    private final Set<OrderKey> inWork = new HashSet<>();

    synchronized void add(Task task) {
        waiting.add(task);
        notifyAll();
    }

    /** The next task whose key is not in work; it must be {@link #release released}. */
    synchronized Task take() throws InterruptedException {
        while (true) {
            Optional<Task> next = waiting.stream().filter(this::isFree).findFirst();
            if (next.isPresent()) {
                waiting.remove(next.get());
                next.get().orderKey().ifPresent(inWork::add);
                return next.get();
            }
            wait();
        }
    }

    /** Lets the next task of the same key go. */
    synchronized void release(Task task) {
        task.orderKey().ifPresent(inWork::remove);
        notifyAll();
    }

    /**
     * Puts a task back that was taken, in one step: were its key free before the task is here again, a later one of the same
     * key could overtake it.
     */
    synchronized void giveBack(Task task) {
        waiting.add(task);
        release(task);
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<ConsumerRecord<byte[], byte[]>> waitingBehind(Task task) {
        if (task.orderKey().isEmpty()) {
            return List.of();
        }
        return waiting.stream()
                .filter(other -> !other.isCancelled())
                .filter(other -> Objects.equals(other.orderKey(), task.orderKey()) && other.offset() > task.offset())
                .map(Task::record)
                .toList();
    }

    private boolean isFree(Task task) {
        Optional<OrderKey> key = task.orderKey();
        return key.isEmpty() || (!inWork.contains(key.get()) && isFirstOf(key, task.offset()));
    }

    /** Tasks that were given back wait behind later ones. */
    private boolean isFirstOf(Optional<OrderKey> key, long offset) {
        return waiting.stream().noneMatch(other -> other.offset() < offset && key.equals(other.orderKey()));
    }
}
