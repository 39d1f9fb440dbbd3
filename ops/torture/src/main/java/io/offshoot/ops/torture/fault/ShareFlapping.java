package io.offshoot.ops.torture.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member that joins a share group, takes a request, answers nothing and leaves. */
record ShareFlapping(String bootstrapServers, String group, String topic) implements Repeated.Turn {

    private static final Duration STAYS = Duration.ofMillis(700);

    @Override
    public void take(int number) {
        try (KafkaShareConsumer<byte[], byte[]> member =
                new KafkaShareConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(topic));
            member.poll(STAYS);
            member.close(Duration.ofSeconds(2));
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
                "max.poll.records",
                1,
                "share.acquire.mode",
                "record_limit",
                "share.acknowledgement.mode",
                "explicit");
    }
}
