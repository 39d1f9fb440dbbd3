package io.offshoot.schemas.serde;

import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.registry.UnknownSchemaException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Bytes in Confluent's wire format to records, whatever version of the schema wrote them. Safe for several threads.
 *
 * @param <T> the record
 */
final class RecordDecoder<T extends SpecificRecord> {

    private final SchemaRegistry registry;
    private final SpecificData model;
    private final Schema readerSchema;
    // Avro keeps the resolver of a reader per thread, so that readers may be shared.
    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

    RecordDecoder(SchemaRegistry registry, Class<T> type) {
        this.registry = registry;
        this.model = SpecificData.getForClass(type);
        this.readerSchema = model.getSchema(type);
    }

    /**
     * The record in a message.
     *
     * @throws UndecodableRecordException when the bytes are at fault
     * @throws io.offshoot.schemas.registry.RegistryUnreachableException when the registry does not answer
     */
    T decode(byte[] message) {
        DatumReader<T> reader = reader(WireFormat.schemaId(message));
        try {
            return read(reader, new BoundedDecoder(message, WireFormat.HEADER_LENGTH));
        } catch (EOFException e) {
            throw fault(DecodeFault.TRUNCATED, "The record ends too early", e);
        } catch (AvroTypeException e) {
            throw fault(DecodeFault.INCOMPATIBLE_SCHEMA, "The record's schema cannot be read as ours", e);
        } catch (IOException | RuntimeException e) {
            throw fault(DecodeFault.MALFORMED, "The record does not follow its schema", e);
        }
    }

    private T read(DatumReader<T> reader, BoundedDecoder in) throws IOException {
        @SuppressWarnings("NullAway") // Avro makes a new record where none is given
        T value = reader.read(null, in);
        if (!in.isEnd()) {
            throw new IOException("bytes follow after its end");
        }
        return value;
    }

    private DatumReader<T> reader(int schemaId) {
        DatumReader<T> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        DatumReader<T> reader = new SpecificDatumReader<>(writerSchema(schemaId), readerSchema, model);
        readers.put(schemaId, reader);
        return reader;
    }

    private Schema writerSchema(int schemaId) {
        String text = schemaText(schemaId);
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            throw fault(DecodeFault.INCOMPATIBLE_SCHEMA, "Schema " + schemaId + " of the record is no Avro schema", e);
        }
    }

    private String schemaText(int schemaId) {
        try {
            return registry.schema(schemaId);
        } catch (UnknownSchemaException e) {
            throw new UndecodableRecordException(DecodeFault.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()), e);
        }
    }

    private static UndecodableRecordException fault(DecodeFault fault, String what, Exception cause) {
        return new UndecodableRecordException(fault, what + ": " + cause.getMessage() + ".", cause);
    }
}
