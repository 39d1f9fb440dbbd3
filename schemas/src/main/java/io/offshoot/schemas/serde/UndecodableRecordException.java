package io.offshoot.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no record of ours. The record is at fault: another try gives the same. */
public final class UndecodableRecordException extends SerializationException {

    private final DecodeFault fault;

    /** Says what is wrong in a word and in a sentence. */
    public UndecodableRecordException(DecodeFault fault, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.fault = fault;
    }

    /** What is wrong. */
    public DecodeFault fault() {
        return fault;
    }
}
