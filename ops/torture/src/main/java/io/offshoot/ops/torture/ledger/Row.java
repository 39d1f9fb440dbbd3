package io.offshoot.ops.torture.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read.
 *
 * @param <V> what its value is
 * @param at where it lies
 * @param raw the record itself
 * @param value what its bytes say; null when they are no such thing
 */
public record Row<V>(
        Coordinates at,
        ConsumerRecord<byte[], byte[]> raw,
        @Nullable V value) {

    /** Its key as text. */
    String key() {
        byte[] key = raw.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** Whether another record has the same key and bytes. */
    boolean isSameAs(Row<?> other) {
        return Arrays.equals(raw.key(), other.raw.key()) && Arrays.equals(raw.value(), other.raw.value());
    }

    /** A header as text, empty without it. */
    String header(String name) {
        Header header = raw.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
