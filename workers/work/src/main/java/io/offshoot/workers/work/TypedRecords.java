package io.offshoot.workers.work;

import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.schemas.topic.Topic;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the values of requests and writes results, and sorts what goes wrong by who is to blame. */
public final class TypedRecords {

    private TypedRecords() {}

    /**
     * The value of a request.
     *
     * @throws WorkFailedException when the bytes are no such value
     * @throws UnavailableException when the registry gives no answer
     */
    public static <V> V value(Topic<?, V> topic, ConsumerRecord<byte[], byte[]> record) throws WorkFailedException {
        @Nullable V value;
        try {
            value = withRegistry(() -> topic.valueSerde().deserializer().deserialize(topic.name(), record.value()));
        } catch (UndecodableRecordException fault) {
            throw new WorkFailedException(fault.fault().word(), String.valueOf(fault.getMessage()), fault);
        }
        if (value == null) {
            throw new WorkFailedException("empty-record", "the request has a key but no value; send the whole request");
        }
        return value;
    }

    /**
     * A result, encoded.
     *
     * @throws UnavailableException when the registry gives no answer
     */
    public static <K, V> ProducerRecord<byte[], byte[]> result(Topic<K, V> topic, K key, V value) {
        return withRegistry(() -> new ProducerRecord<>(
                topic.name(),
                topic.keySerde().serializer().serialize(topic.name(), key),
                topic.valueSerde().serializer().serialize(topic.name(), value)));
    }

    private static <T> T withRegistry(Supplier<T> use) {
        try {
            return use.get();
        } catch (RegistryUnreachableException | RegistryRefusedException away) {
            throw new UnavailableException(String.valueOf(away.getMessage()), away);
        }
    }
}
