package io.offshoot.ops.torture.load;

import io.offshoot.ops.torture.ledger.Coordinates;
import io.offshoot.ops.torture.ledger.Expectations;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A record to send.
 *
 * @param topic where to
 * @param key its key
 * @param value its bytes; null for none
 * @param expected notes what has to become of it, once it is acknowledged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Item(
        String topic, byte @Nullable [] key, byte @Nullable [] value, BiConsumer<Expectations, Coordinates> expected) {

    static Item poison(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        return new Item(topic, key, value, Expectations::poison);
    }
}
