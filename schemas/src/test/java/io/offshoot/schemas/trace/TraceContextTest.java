package io.offshoot.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void carriesBothHeadersAsTheyCame() {
        Headers made = new RecordHeaders();

        TraceContext.of(headers(PARENT, "vendor=1,other=2")).orElseThrow().addTo(made);

        assertThat(made)
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.US_ASCII))
                .containsExactly("traceparent=" + PARENT, "tracestate=vendor=1,other=2");
    }

    @Test
    void replacesTheTraceThatARecordWasIn() {
        Headers made = headers("00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00", "old=1");

        new TraceContext(PARENT, "").addTo(made);

        assertThat(made).extracting(Header::key).containsExactly("traceparent");
        assertThat(TraceContext.of(made)).hasValue(new TraceContext(PARENT, ""));
    }

    @Test
    void comesBackFromItsText() {
        TraceContext context = new TraceContext(PARENT, "vendor=1");

        assertThat(TraceContext.parse(context.toText())).isEqualTo(context);
    }

    @Test
    void aLaterVersionMayHaveMoreFields() {
        assertThat(TraceContext.of(headers("01" + PARENT.substring(2) + "-more", "")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatDoesNotFollowTheRecommendationIsNoTrace(String parent) {
        assertThat(TraceContext.of(headers(parent, "vendor=1"))).isEmpty();
    }

    @Test
    void aStateLongerThanEverybodyMustCarryIsLeftOut() {
        assertThat(TraceContext.of(headers(PARENT, "v=" + "x".repeat(600)))).hasValue(new TraceContext(PARENT, ""));
    }

    private static Headers headers(String parent, String state) {
        return new RecordHeaders()
                .add("traceparent", parent.getBytes(StandardCharsets.US_ASCII))
                .add("tracestate", state.getBytes(StandardCharsets.US_ASCII));
    }
}
