package io.offshoot.ops.dashboard.lag;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Timer;

/** Keeps up with the photos that wait in the topology for a concept or for the end of a pause. */
final class WaitingPhotos implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private final Consumer<byte[], Boolean> consumer;
    private WaitingQueue queue = new WaitingQueue();

    WaitingPhotos(Consumer<byte[], Boolean> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads on to the end of the changelog.
     *
     * @param ends where its partitions end; empty as long as there is no changelog
     * @return whether the end was reached in time
     */
    boolean read(Map<TopicPartition, Long> ends, Timer timer) {
        if (!consumer.assignment().equals(ends.keySet())) {
            queue = new WaitingQueue();
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
        }
        while (!isDone(ends) && timer.notExpired()) {
            consumer.poll(MOMENT)
                    .forEach(record -> queue.take(record.key(), record.value() != null, record.timestamp()));
            timer.update();
        }
        return isDone(ends);
    }

    /** How many wait, since when the first of them, and how many have left since the first look. */
    StageLag lag(boolean exact) {
        return new StageLag(Stage.WAITING, "a concept", "", queue.size(), exact, queue.oldest(), queue.left());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean isDone(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
    }
}
