package io.offshoot.schemas.serde;

import java.nio.ByteBuffer;

/** Confluent's wire format: a zero byte, the schema id in four bytes, most significant first, then Avro binary. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER_LENGTH = 5;

    private WireFormat() {}

    static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
    }

    /** The schema id of a message. */
    static int schemaId(byte[] message) {
        if (message.length < HEADER_LENGTH) {
            throw new UndecodableRecordException(
                    DecodeFault.TOO_SHORT,
                    "A record has at least 5 bytes (0, schema id), this one has " + message.length + ".",
                    null);
        }
        if (message[0] != MAGIC) {
            throw new UndecodableRecordException(
                    DecodeFault.BAD_MAGIC_BYTE,
                    "A record begins with byte 0 of Confluent's wire format, this one with " + (message[0] & 0xff)
                            + ".",
                    null);
        }
        return ByteBuffer.wrap(message).getInt(1);
    }
}
