package io.offshoot.workers.work;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The requests read but not yet committed, of all partitions. Belongs to the poll thread.
 *
 * <p>A finished request can be committed at once, whatever is unfinished before it: what is finished beyond the committed
 * offset is written beside it. So nothing waits here but what is not finished, and the capacity bounds that.
 */
final class Window {

    private final int capacity;
    private final long maxBytes;
    private final int metadataLimit;
    private final Map<TopicPartition, PartitionWindow> partitions = new HashMap<>();

    /** @param maxBytes of their keys and values after which nothing more is read */
    Window(int capacity, long maxBytes) {
        this(capacity, maxBytes, OffsetMapCodec.LIMIT);
    }

    /** @param metadataLimit longest text that may be committed beside an offset */
    Window(int capacity, long maxBytes, int metadataLimit) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.metadataLimit = metadataLimit;
    }

    /** A partition from where its last owner left it; what the window had of it is dropped. */
    PartitionWindow open(TopicPartition partition, OffsetMap restored) {
        drop(Set.of(partition));
        PartitionWindow opened = new PartitionWindow(restored, metadataLimit);
        partitions.put(partition, opened);
        return opened;
    }

    @Nullable
    PartitionWindow of(TopicPartition partition) {
        return partitions.get(partition);
    }

    int size() {
        return partitions.values().stream()
                .mapToInt(partition -> partition.tasks().size())
                .sum();
    }

    boolean isFull() {
        return size() >= capacity || bytes() >= maxBytes;
    }

    /** Twice as much as fills it, in number or in bytes. */
    boolean isOverfull() {
        return size() / 2 >= capacity || bytes() / 2 >= maxBytes;
    }

    boolean isWorking() {
        return tasks().anyMatch(Task::isRunning);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** Partitions of which nothing more may be read until something is finished at their head. */
    Set<TopicPartition> crowded() {
        return partitions.entrySet().stream()
                .filter(entry -> entry.getValue().isCrowded())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** When the oldest request that is not committed was published. */
    Optional<Instant> oldest() {
        return tasks().map(task -> task.request().publishedAt()).min(Instant::compareTo);
    }

    /** What can be committed of these partitions; it stays until it is {@link #remove removed}. */
    Finished finished(Collection<TopicPartition> of) {
        List<Task> tasks = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : of) {
            PartitionWindow window = partitions.get(partition);
            List<Task> publishable = window == null ? List.of() : window.publishable();
            if (window != null && !publishable.isEmpty()) {
                tasks.addAll(publishable);
                offsets.put(partition, window.offsetAfter(publishable));
            }
        }
        return new Finished(tasks, offsets);
    }

    /** Forgets tasks that are committed. */
    void remove(Finished committed) {
        for (Task task : committed.tasks()) {
            PartitionWindow window = partitions.get(task.partition());
            if (window != null) {
                window.remove(task);
            }
        }
    }

    /** Takes out and returns the tasks of a partition that are committed. */
    List<Task> removeFinished(TopicPartition partition, OffsetMap committed) {
        PartitionWindow window = partitions.get(partition);
        return window == null ? List.of() : window.removeFinished(committed);
    }

    /** Cancels every task of partitions that belong to another worker from now on. */
    void drop(Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            PartitionWindow window = partitions.remove(partition);
            if (window != null) {
                window.tasks().forEach(Task::cancel);
            }
        }
    }

    private long bytes() {
        return tasks().mapToLong(Task::bytes).sum();
    }

    private Stream<Task> tasks() {
        return partitions.values().stream().flatMap(partition -> partition.tasks().stream());
    }
}
