package io.offshoot.ops.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.RecordOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final OffsetRange ANY_OFFSET = new OffsetRange(0, Long.MAX_VALUE);
    private static final TimeRange ANY_TIME = new TimeRange(Instant.MIN, Instant.MAX);

    private final FoundLetter letter = letter();

    @Test
    void takesALetterForWhichEverythingHolds() {
        DeadLetterFilter filter = new DeadLetterFilter(
                Set.of("unexpected"), Set.of("img-1"), Set.of("wheat"), new OffsetRange(5, 5), ANY_TIME);

        assertThat(filter.takes(letter, each -> Optional.of("wheat"))).isTrue();
    }

    @Test
    void leavesALetterOfAnotherClass() {
        DeadLetterFilter filter = new DeadLetterFilter(Set.of(), Set.of(), Set.of("wheat"), ANY_OFFSET, ANY_TIME);

        assertThat(filter.takes(letter, each -> Optional.of("barley"))).isFalse();
    }

    @Test
    void leavesALetterWhoseClassNobodyKnows() {
        DeadLetterFilter filter = new DeadLetterFilter(Set.of(), Set.of(), Set.of("wheat"), ANY_OFFSET, ANY_TIME);

        assertThat(filter.takes(letter, each -> Optional.empty())).isFalse();
    }

    @Test
    void leavesALetterOutsideTheOffsets() {
        DeadLetterFilter filter = new DeadLetterFilter(Set.of(), Set.of(), Set.of(), new OffsetRange(6, 9), ANY_TIME);

        assertThat(filter.takes(letter, each -> Optional.empty())).isFalse();
    }

    @Test
    void leavesALetterPublishedAtTheEndOfTheTime() {
        DeadLetterFilter filter =
                new DeadLetterFilter(Set.of(), Set.of(), Set.of(), ANY_OFFSET, new TimeRange(Instant.MIN, NOON));

        assertThat(filter.takes(letter, each -> Optional.empty())).isFalse();
    }

    @Test
    void refusesATimeThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(NOON, NOON))
                .withMessageStartingWith("until must be later than since");
    }

    private static FoundLetter letter() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "failures",
                0,
                5,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "img-1".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        DeadLetter.failed("unexpected", "it failed", new RecordOrigin("edit-requests", 0, 1))
                .addTo(record.headers());
        return FoundLetter.of(record);
    }
}
