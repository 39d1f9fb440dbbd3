package io.offshoot.schemas.serde;

import io.offshoot.schemas.registry.SchemaRegistry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * A serde for one record under one subject, in Confluent's wire format. Null stays null, as tombstones are.
 *
 * <p>The subject is given, not made from the topic at hand: state stores and changelogs of Kafka Streams use the
 * schema of the record's own topic instead of registering one each.
 *
 * @param <T> the record
 */
public final class RecordSerde<T extends SpecificRecord> implements Serde<T> {

    private final RecordEncoder<T> encoder;
    private final RecordDecoder<T> decoder;

    private RecordSerde(RecordEncoder<T> encoder, RecordDecoder<T> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** A serde for a record whose schema is registered under a subject, by habit {@code topic-value}. */
    public static <T extends SpecificRecord> RecordSerde<T> of(SchemaRegistry registry, String subject, Class<T> type) {
        return new RecordSerde<>(new RecordEncoder<>(registry, subject, type), new RecordDecoder<>(registry, type));
    }

    /** The record's bytes. */
    public byte[] encode(T value) {
        return encoder.encode(value);
    }

    /**
     * The record in a message.
     *
     * @throws UndecodableRecordException when the bytes are at fault: they never become a record
     * @throws io.offshoot.schemas.registry.RegistryUnreachableException when the registry does not answer: try again
     * @throws io.offshoot.schemas.registry.RegistryRefusedException when it refuses this program
     */
    public T decode(byte[] message) {
        return decoder.decode(message);
    }

    @Override
    @NullUnmarked
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : encode(value);
    }

    @Override
    @NullUnmarked
    public Deserializer<T> deserializer() {
        return (topic, message) -> message == null ? null : decode(message);
    }
}
