package io.offshoot.schemas.serde;

import io.offshoot.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Records to bytes in Confluent's wire format, under one subject. Safe for several threads.
 *
 * @param <T> the record
 */
final class RecordEncoder<T extends SpecificRecord> {

    private static final int UNREGISTERED = -1;

    private final SchemaRegistry registry;
    private final String subject;
    private final String schema;
    private final DatumWriter<T> writer;
    private volatile int schemaId = UNREGISTERED;

    RecordEncoder(SchemaRegistry registry, String subject, Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        Schema own = model.getSchema(type);
        this.registry = registry;
        this.subject = subject;
        this.schema = PlainSchema.of(own);
        this.writer = new SpecificDatumWriter<>(own, model);
    }

    byte[] encode(T value) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(WireFormat.header(schemaId()));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(message, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException("The record does not fit its schema: " + e.getMessage(), e);
        }
        return message.toByteArray();
    }

    private int schemaId() {
        if (schemaId == UNREGISTERED) {
            schemaId = registry.id(subject, schema);
        }
        return schemaId;
    }
}
