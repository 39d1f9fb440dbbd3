package io.offshoot.workers.work;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Finished tasks and what is finished of their partitions with them: what one transaction commits.
 *
 * @param offsets for each partition, where reading goes on and which requests beyond are finished
 */
record Finished(List<Task> tasks, Map<TopicPartition, OffsetAndMetadata> offsets) {

    Finished {
        tasks = List.copyOf(tasks);
        offsets = Map.copyOf(offsets);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }
}
