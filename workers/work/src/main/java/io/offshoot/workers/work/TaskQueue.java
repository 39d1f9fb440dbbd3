package io.offshoot.workers.work;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tasks that wait for a work thread, in the order they were read; the window bounds how many there are. */
final class TaskQueue {

    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();

    void add(Task task) {
        waiting.add(task);
    }

    Task take() throws InterruptedException {
        return waiting.take();
    }

    void clear() {
        waiting.clear();
    }

    List<ConsumerRecord<byte[], byte[]>> waitingBehind(Task task) {
        byte[] key = task.record().key();
        if (key == null) {
            return List.of();
        }
        return waiting.stream()
                .filter(other -> !other.isCancelled())
                .filter(other -> other.partition().equals(task.partition()) && other.offset() > task.offset())
                .map(Task::record)
                .filter(record -> Arrays.equals(key, record.key()))
                .toList();
    }
}
