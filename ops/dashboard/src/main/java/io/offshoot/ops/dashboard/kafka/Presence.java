package io.offshoot.ops.dashboard.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Says that a record has a value without copying it; null for a tombstone. */
public final class Presence implements Deserializer<Boolean> {
    @Override
    @SuppressWarnings("NullAway") // a record may have no value
    public Boolean deserialize(String topic, byte @Nullable [] data) {
        return data == null ? null : Boolean.TRUE;
    }

    @Override
    @SuppressWarnings("NullAway") // a record may have no value
    public Boolean deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
        return data == null ? null : Boolean.TRUE;
    }
}
