package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final ClientSettings clients = ClientSettings.of("broker:9092", "editors");

    @Test
    void passesConsumerPropertiesThrough() {
        ClientSettings tuned = clients.withConsumer(Map.of("session.timeout.ms", "6000"));

        assertThat(tuned.consumerProperties()).containsEntry("session.timeout.ms", "6000");
    }

    @Test
    void passesProducerPropertiesThrough() {
        ClientSettings tuned = clients.withProducer(Map.of("transaction.timeout.ms", "60000"));

        assertThat(tuned.producerProperties()).containsEntry("transaction.timeout.ms", "60000");
    }

    @Test
    void refusesToReadUncommitted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.withConsumer(Map.of("isolation.level", "read_uncommitted")))
                .withMessageContaining("consumer.isolation.level");
    }

    @Test
    void leavesTheAssignorToTheBrokerUnderTheNewProtocol() {
        ClientSettings tuned = clients.withConsumer(Map.of("group.protocol", "consumer"));

        assertThat(tuned.consumerProperties()).doesNotContainKey("partition.assignment.strategy");
    }

    @Test
    void refusesMoreThreadsThanRequestsHeld() {
        WorkSettings settings = WorkSettings.of("editor", "in", "failures", clients);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withThreads(5))
                .withMessage("maxInFlight must be at least threads (5), was 4");
    }

    @Test
    void refusesToHoldNoBytes() {
        WorkSettings settings = WorkSettings.of("editor", "in", "failures", clients);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withMaxBytesInFlight(0))
                .withMessage("maxBytesInFlight must be at least 1, was 0");
    }

    @Test
    void refusesRetriesWithoutAnAttempt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySettings(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("retry.maxAttempts");
    }

    @Test
    void keepsEveryDelayBetweenHalfTheDoubledOneAndTheCeiling() {
        RetrySettings retry = new RetrySettings(3, Duration.ofMillis(100), Duration.ofSeconds(1));
        SplittableRandom random = new SplittableRandom(7);

        for (int attempt = 1; attempt < 100; attempt++) {
            long whole = attempt > 4 ? 1000 : 100L << (attempt - 1);
            assertThat(retry.delayAfter(attempt, random).toMillis()).isBetween(whole / 2, whole);
        }
    }
}
