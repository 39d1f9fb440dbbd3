package io.offshoot.workers.work;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The requests of one partition that were read and are not yet committed. Belongs to the poll thread. */
final class PartitionWindow {

    private final OffsetMap restored;
    private final int metadataLimit;
    private final TreeMap<Long, Task> tasks = new TreeMap<>();
    private long readUpTo;
    private boolean crowded;
    private Optional<Integer> leaderEpoch = Optional.empty();

    /** @param restored what was finished before this worker came */
    PartitionWindow(OffsetMap restored, int metadataLimit) {
        this.restored = restored;
        this.metadataLimit = metadataLimit;
        this.readUpTo = restored.next();
    }

    /** Whether a record lies before what was read, as happens when the log was truncated or the topic made anew. */
    boolean isBehind(long offset) {
        return offset < readUpTo;
    }

    /** Notes that a record was read; false when it is finished already. */
    boolean read(ConsumerRecord<byte[], byte[]> record) {
        readUpTo = record.offset() + 1;
        leaderEpoch = record.leaderEpoch();
        return !restored.contains(record.offset());
    }

    /**
     * Notes where the consumer goes on: offsets before it that were never read have no record (transaction markers, what was
     * aborted, compacted or deleted), so that nobody need wait for them.
     */
    void goesOnAt(long offset) {
        readUpTo = Math.max(readUpTo, offset);
    }

    void add(Task task) {
        tasks.put(task.offset(), task);
    }

    /** Where the records go on that are not finished, when that is further than the next one. */
    OptionalLong skipTo() {
        OptionalLong end = restored.endOfRunAt(readUpTo);
        return end.isPresent() && end.getAsLong() > readUpTo + 1 ? end : OptionalLong.empty();
    }

    Collection<Task> tasks() {
        return tasks.values();
    }

    /**
     * The finished tasks that can be committed now: all of them if what is then finished can be written beside the offset,
     * otherwise those with nothing unfinished before them.
     */
    List<Task> publishable() {
        List<Task> finished =
                tasks.values().stream().filter(task -> task.outcome() != null).toList();
        crowded = !fits(finished);
        return crowded ? tasks.values().stream().takeWhile(finished::contains).toList() : finished;
    }

    /** Whether finished tasks had to wait because the map of what is finished would have become too long. */
    boolean isCrowded() {
        return crowded;
    }

    /** What the group commits together with these tasks' results. */
    OffsetAndMetadata offsetAfter(List<Task> published) {
        OffsetMap map = mapAfter(published);
        return new OffsetAndMetadata(map.next(), leaderEpoch, OffsetMapCodec.encode(map));
    }

    void remove(Task task) {
        tasks.remove(task.offset());
    }

    /**
     * Takes out and returns the tasks that a committed map calls finished. One that lies ahead of everything known here was
     * committed before the topic was made anew, and says nothing.
     */
    List<Task> removeFinished(OffsetMap committed) {
        if (committed.next() > Math.max(readUpTo, restored.end())) {
            return List.of();
        }
        List<Task> removed = tasks.values().stream()
                .filter(task -> committed.contains(task.offset()))
                .toList();
        removed.forEach(this::remove);
        return removed;
    }

    private boolean fits(List<Task> published) {
        return published.isEmpty() || OffsetMapCodec.encode(mapAfter(published)).length() <= metadataLimit;
    }

    private OffsetMap mapAfter(List<Task> published) {
        List<Long> unfinished = new ArrayList<>(tasks.keySet());
        unfinished.removeAll(published.stream().map(Task::offset).toList());
        return restored.afterReading(readUpTo, unfinished);
    }
}
