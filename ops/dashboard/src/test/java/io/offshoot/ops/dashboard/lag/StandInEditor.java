package io.offshoot.ops.dashboard.lag;

import io.offshoot.ops.dashboard.kafka.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Works edit requests off at once, under the editor's group, until it is paused. */
public final class StandInEditor {
    private final Map<String, Object> properties;
    private final String topic;
    private volatile boolean paused = true;
    private Thread thread = new Thread(() -> {});

    public StandInEditor(Brokers brokers, String prefix) {
        topic = prefix + ".edit-requests";
        properties = Map.of(
                "bootstrap.servers",
                brokers.bootstrapServers(),
                "group.id",
                prefix + "-editor",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
    }

    /** Goes on from where its group is. */
    public void resume() {
        paused = false;
        thread = new Thread(this::work, "stand-in-editor");
        thread.start();
    }

    /** Returns when it is out of the group. */
    public void pause() throws InterruptedException {
        paused = true;
        thread.join();
    }

    private void work() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!paused) {
                consumer.poll(Duration.ofMillis(100));
                consumer.commitSync();
            }
        }
    }
}
