package io.offshoot.streams.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Refusals;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final StreamsException registryAway = new StreamsException(
            new RegistryUnreachableException("The registry at http://r does not answer.", new IOException("refused")));

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final FailurePolicy policy = new FailurePolicy(
            new Refusals(Principal.UNKNOWN, topic -> true, "offshoot-topology-")::explained, () -> now, pauses::add);

    @Test
    void replacesAThreadThatTheRegistryFailed() {
        assertThat(policy.handle(registryAway)).isEqualTo(REPLACE_THREAD);
        assertThat(policy.lastFailure()).contains("The registry at http://r does not answer.");
    }

    @Test
    void pausesLongerEachTimeUpToHalfAMinute() {
        for (int i = 0; i < 7; i++) {
            policy.handle(registryAway);
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAQuietTime() {
        policy.handle(registryAway);
        now = now.plusSeconds(600);
        assertThat(policy.lastFailure()).isEmpty();
        policy.handle(registryAway);
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 1L);
    }

    @Test
    void shutsDownWhereOnlyAPersonCanHelp() {
        assertThat(policy.handle(new StreamsException(new TopicAuthorizationException(Set.of("offshoot.images")))))
                .isEqualTo(SHUTDOWN_CLIENT);
        now = now.plusSeconds(600);
        assertThat(policy.lastFailure()).get().asString().contains("may not Read topic offshoot.images");
    }
}
