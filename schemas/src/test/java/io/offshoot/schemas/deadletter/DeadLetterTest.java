package io.offshoot.schemas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final RecordOrigin ORIGIN = new RecordOrigin("offshoot.images", 3, 1L << 40);

    private final Headers headers = new RecordHeaders();

    @Test
    void readsBackARejection() {
        DeadLetter written = DeadLetter.rejected("no-label", "The photo has no label: give it one.", ORIGIN);
        written.addTo(headers);
        DeadLetter read = DeadLetter.from(headers);
        assertThat(read).isEqualTo(written);
    }

    @Test
    void readsBackAFailureWithEverythingInIt() {
        DeadLetter written = DeadLetter.failed("nan-latents", "Größe unbekannt.", ORIGIN)
                .withAttempts(3, "0.1.0")
                .withEdit("e1")
                .withCause(new IllegalStateException("NaN"));
        written.addTo(headers);
        DeadLetter read = DeadLetter.from(headers);
        assertThat(read).isEqualTo(written);
    }

    @Test
    void usesTheNamesOfKafkaStreams() {
        DeadLetter.failed("x", "It broke.", ORIGIN)
                .withCause(new IllegalStateException("broken"))
                .addTo(headers);
        assertThat(text("__streams.errors.exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(text("__streams.errors.message")).isEqualTo("broken");
        assertThat(text("__streams.errors.stacktrace")).contains("DeadLetterTest");
        assertThat(text("__streams.errors.topic")).isEqualTo("offshoot.images");
        assertThat(text("__streams.errors.partition")).isEqualTo("3");
        assertThat(text("__streams.errors.offset")).isEqualTo("1099511627776");
    }

    @Test
    void takesThePlaceOfAnEarlierOne() {
        DeadLetter.failed("first", "First.", ORIGIN).withEdit("e1").addTo(headers);
        DeadLetter second = DeadLetter.failed("second", "Second.", ORIGIN);
        second.addTo(headers);
        assertThat(DeadLetter.from(headers)).isEqualTo(second);
    }

    @Test
    void keepsForeignHeaders() {
        headers.add("traceparent", new byte[] {1});
        DeadLetter.rejected("x", "X.", ORIGIN).addTo(headers);
        assertThat(headers.lastHeader("traceparent")).isNotNull();
    }

    @Test
    void readsWhatKafkaStreamsWroteItself() {
        headers.add("__streams.errors.message", "bad bytes".getBytes(StandardCharsets.UTF_8));
        DeadLetter read = DeadLetter.from(headers);
        assertThat(read.reason()).isEqualTo("unspecified");
        assertThat(read.sentence()).isEqualTo("bad bytes");
    }

    @Test
    void cutsALongStackTrace() {
        StackTraceElement[] deep = new StackTraceElement[10_000];
        Arrays.fill(deep, new StackTraceElement("Deep", "down", "Deep.java", 1));
        Exception thrown = new IllegalStateException("deep");
        thrown.setStackTrace(deep);
        assertThat(Fault.of(thrown).stacktrace()).hasSize(16_384);
    }

    private String text(String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
