package io.offshoot.streams.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.deadletter.RecordOrigin;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a photo on its way from intake to its class, as headers beside the bytes as received: where it came
 * from, under which key, and what was found out about it. So that a photo which is refused late still becomes a dead
 * letter with its own key and bytes.
 */
final class Receipt {
    private static final String KEY = "offshoot.intake.key";
    private static final String TOPIC = "offshoot.intake.topic";
    private static final String PARTITION = "offshoot.intake.partition";
    private static final String OFFSET = "offshoot.intake.offset";
    private static final String SHA256 = "offshoot.intake.sha256";
    private static final String CONTENT_TYPE = "offshoot.intake.content-type";
    private static final String WIDTH = "offshoot.intake.width";
    private static final String HEIGHT = "offshoot.intake.height";

    private final RecordOrigin origin;
    private final PhotoFacts facts;
    private final byte @Nullable [] key;

    Receipt(RecordOrigin origin, PhotoFacts facts, byte @Nullable [] key) {
        this.origin = origin;
        this.facts = facts;
        this.key = key;
    }

    RecordOrigin origin() {
        return origin;
    }

    PhotoFacts facts() {
        return facts;
    }

    byte @Nullable [] key() {
        return key;
    }

    void addTo(Headers headers) {
        Map.of(
                        TOPIC, origin.topic(),
                        PARTITION, Integer.toString(origin.partition()),
                        OFFSET, Long.toString(origin.offset()),
                        SHA256, facts.sha256(),
                        CONTENT_TYPE, facts.contentType(),
                        WIDTH, Integer.toString(facts.width()),
                        HEIGHT, Integer.toString(facts.height()))
                .forEach((name, value) -> headers.remove(name).add(name, value.getBytes(UTF_8)));
        headers.remove(KEY);
        if (key != null) {
            headers.add(KEY, key);
        }
    }

    /** Reads the receipt of a photo of a class and takes it out of the headers. */
    static Receipt takeFrom(Headers headers, String label) {
        Header key = headers.lastHeader(KEY);
        Receipt receipt = new Receipt(
                new RecordOrigin(
                        take(headers, TOPIC),
                        Integer.parseInt(take(headers, PARTITION)),
                        Long.parseLong(take(headers, OFFSET))),
                new PhotoFacts(
                        label,
                        take(headers, SHA256),
                        take(headers, CONTENT_TYPE),
                        Integer.parseInt(take(headers, WIDTH)),
                        Integer.parseInt(take(headers, HEIGHT))),
                key == null ? null : key.value());
        headers.remove(KEY);
        return receipt;
    }

    private static String take(Headers headers, String name) {
        String value = new String(headers.lastHeader(name).value(), UTF_8);
        headers.remove(name);
        return value;
    }
}
