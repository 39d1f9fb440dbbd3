package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks photos up in the requests to edit them. */
final class SourcePhotos implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic<?, EditRequest> requests;

    SourcePhotos(Consumer<byte[], byte[]> consumer, Topic<?, EditRequest> requests) {
        this.consumer = consumer;
        this.requests = requests;
    }

    /** The photo of the request at a place; empty when that is not kept any more, or does not come in time. */
    Optional<Picture> at(Place place) {
        TopicPartition partition = new TopicPartition(requests.name(), place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
            if (record.offset() == place.offset()) {
                return picture(record.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<Picture> picture(byte[] value) {
        try {
            EditRequest request = requests.valueSerde().deserializer().deserialize(requests.name(), value);
            return Picture.of(request.getSource());
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }
}
