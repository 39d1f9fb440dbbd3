package io.offshoot.ops.torture.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads values in Confluent's wire format: a zero byte, the schema's id, Avro's binary form. */
final class AvroValues {

    private static final int HEAD = 5;

    private final Schemas schemas;

    AvroValues(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The value; null when the bytes are no record of the type. */
    <V extends SpecificRecord> @Nullable V read(Class<V> type, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < HEAD || bytes[0] != 0) {
            return null;
        }
        Optional<Schema> writer = schemas.find(ByteBuffer.wrap(bytes).getInt(1));
        Schema reader = SpecificData.get().getSchema(type);
        if (writer.isEmpty() || !writer.get().getFullName().equals(reader.getFullName())) {
            return null;
        }
        try {
            return new SpecificDatumReader<V>(writer.get(), reader)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, HEAD, bytes.length - HEAD, null));
        } catch (IOException | AvroRuntimeException noSuchRecord) {
            return null;
        }
    }
}
