package io.offshoot.ops.dashboard.lag;

import io.offshoot.workers.work.offset.OffsetMap;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Timer;

/**
 * Reads every partition from its first unfinished record to its end, each record once: only so are transaction markers
 * told from records, and the true time of the oldest known. Values are not copied. A backlog longer than can be read
 * in the time given, or be kept, goes on being read at the next look.
 */
final class BacklogReader implements AutoCloseable {
    /** Records kept of one partition: 10 MB or so. */
    private static final int LONGEST = 100_000;

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Consumer<byte[], Boolean> consumer;
    private final Map<TopicPartition, Backlog> backlogs = new HashMap<>();

    BacklogReader(Consumer<byte[], Boolean> consumer) {
        this.consumer = consumer;
    }

    /**
     * Takes in what is finished, and reads on.
     *
     * @param finished what is finished, of every partition to look at
     * @param ends where each of them ends now
     * @param timer how long this may take
     */
    Map<TopicPartition, Backlog> read(
            Map<TopicPartition, OffsetMap> finished, Map<TopicPartition, Long> ends, Timer timer) {
        assign(finished);
        while (!isDone(ends) && timer.notExpired()) {
            take(consumer.poll(MOMENT));
            backlogs.forEach((partition, backlog) -> backlog.readTo(consumer.position(partition, MOMENT)));
            pauseFull();
            timer.update();
        }
        return backlogs;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void assign(Map<TopicPartition, OffsetMap> finished) {
        boolean changed = !consumer.assignment().equals(finished.keySet());
        if (changed) {
            consumer.assign(finished.keySet());
            backlogs.keySet().retainAll(finished.keySet());
        }
        finished.forEach((partition, map) -> {
            boolean known = backlogs.containsKey(partition);
            Backlog backlog = backlogs.computeIfAbsent(partition, any -> new Backlog(map));
            if (backlog.finish(map) || !known) {
                consumer.seek(partition, backlog.readTo());
            }
        });
        pauseFull();
    }

    private void take(ConsumerRecords<byte[], Boolean> records) {
        records.forEach(record -> {
            Backlog backlog = backlogs.get(new TopicPartition(record.topic(), record.partition()));
            if (backlog != null) {
                backlog.add(record.offset(), record.timestamp());
            }
        });
    }

    private boolean isDone(Map<TopicPartition, Long> ends) {
        return backlogs.entrySet().stream()
                .allMatch(entry -> entry.getValue().size() >= LONGEST
                        || entry.getValue().readTo() >= ends.getOrDefault(entry.getKey(), 0L));
    }

    private void pauseFull() {
        Collection<TopicPartition> full = backlogs.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= LONGEST)
                .map(Map.Entry::getKey)
                .toList();
        Set<TopicPartition> paused = consumer.paused();
        consumer.resume(paused.stream().filter(each -> !full.contains(each)).toList());
        consumer.pause(full);
    }
}
