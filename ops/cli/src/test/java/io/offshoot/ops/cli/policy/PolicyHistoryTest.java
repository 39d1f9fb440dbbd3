package io.offshoot.ops.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyHistoryTest {
    @Test
    void tellsWhatBecameOfWhichSettingOldestFirst() {
        PolicyHistory history = new PolicyHistory(List.of(
                published("rye", policy(2, 20), 60), published("*", policy(1, 8), 0), published("rye", null, 120)));

        assertThat(PolicyHistoryLines.of(history, null))
                .containsExactly(
                        "1970-01-01T00:00:00Z * by ada: version 1, edits-per-image=8 (was 10)",
                        "1970-01-01T00:01:00Z rye by ada: version 2, edits-per-image=20 (was 8)",
                        "1970-01-01T00:02:00Z rye by ada: removed");
    }

    @Test
    void tellsOfOneClassAloneWithWhatItStartedFrom() {
        PolicyHistory history =
                new PolicyHistory(List.of(published("*", policy(1, 8), 0), published("rye", policy(2, 8), 60)));

        assertThat(PolicyHistoryLines.of(history, "rye"))
                .containsExactly("1970-01-01T00:01:00Z rye by ada: version 2, nothing else");
    }

    @Test
    void aPolicyThatWasTakenBackHoldsNoMore() {
        PolicyHistory history =
                new PolicyHistory(List.of(published("rye", policy(4, 8), 0), published("rye", null, 60)));

        assertThat(history.newest()).isEmpty();
        assertThat(history.highestVersion("rye")).isEqualTo(4);
    }

    @Test
    void aRecordOfAnotherProgramHasNoAuthor() {
        ConsumerRecord<String, AugmentationPolicy> record =
                new ConsumerRecord<>("offshoot.policies", 0, 0, "rye", policy(1, 8));

        assertThat(PolicyHistory.published(record).by()).isEqualTo("?");
    }

    @Test
    void theHeaderOfARecordNamesItsAuthor() {
        ConsumerRecord<String, AugmentationPolicy> record =
                new ConsumerRecord<>("offshoot.policies", 0, 0, "rye", policy(1, 8));
        record.headers().add(SignedPublisher.BY, "ada".getBytes(StandardCharsets.UTF_8));

        assertThat(PolicyHistory.published(record).by()).isEqualTo("ada");
    }

    private static PublishedPolicy published(String label, @Nullable AugmentationPolicy policy, long second) {
        return new PublishedPolicy(label, policy, Instant.ofEpochSecond(second), "ada");
    }

    private static AugmentationPolicy policy(int version, int editsPerImage) {
        return AugmentationPolicy.newBuilder()
                .setVersion(version)
                .setEditsPerImage(editsPerImage)
                .build();
    }
}
