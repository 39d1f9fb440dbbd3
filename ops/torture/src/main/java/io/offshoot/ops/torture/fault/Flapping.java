package io.offshoot.ops.torture.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member that joins a group, takes partitions away from the others, answers nothing and leaves. */
record Flapping(String bootstrapServers, String group, String topic) implements Repeated.Turn {

    private static final Duration STAYS = Duration.ofMillis(700);

    @Override
    public void take(int number) {
        try (KafkaConsumer<byte[], byte[]> member =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(topic));
            long end = System.nanoTime() + STAYS.toNanos();
            while (System.nanoTime() < end) {
                member.poll(Duration.ofMillis(100));
                member.pause(member.assignment());
            }
            member.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        } catch (KafkaException disturbed) {
            // it flaps all the more
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                6000,
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName());
    }
}
