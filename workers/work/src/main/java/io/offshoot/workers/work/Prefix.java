package io.offshoot.workers.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Finished tasks with nothing unfinished before them: what one transaction commits. */
record Prefix(List<Task> tasks) {

    Prefix {
        tasks = List.copyOf(tasks);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** Where reading goes on once the tasks are committed. */
    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (Task task : tasks) {
            next.put(
                    task.partition(),
                    new OffsetAndMetadata(task.offset() + 1, task.record().leaderEpoch(), ""));
        }
        return next;
    }
}
