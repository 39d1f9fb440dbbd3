package io.offshoot.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.streams.topology.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    private static final StreamsSettings SETTINGS = StreamsSettings.of("localhost:9092", Path.of("state"));

    @Test
    void passesAnyPropertyThrough() {
        var topics = TopologyHarness.topics("mock://settings");
        var settings = SETTINGS.withProperties(Map.of("num.stream.threads", "3", "consumer.max.poll.records", "5"));
        assertThat(StreamsProperties.of(topics, settings))
                .containsEntry("num.stream.threads", "3")
                .containsEntry("consumer.max.poll.records", "5")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void refusesAWeakerGuarantee() {
        assertThatThrownBy(() -> SETTINGS.withProperties(Map.of("processing.guarantee", "at_least_once")))
                .hasMessage("processing.guarantee must be exactly_once_v2, was at_least_once");
    }

    @Test
    void refusesALingerOfZero() {
        assertThatThrownBy(() -> SETTINGS.withFewShotLinger(Duration.ZERO)).hasMessageContaining("fewShotLinger");
    }

    @Test
    void refusesADefaultPolicyThatBreaksARule() {
        var policy = AugmentationPolicy.newBuilder().setEditsPerImage(0).build();
        assertThatThrownBy(() -> SETTINGS.withDefaultPolicy(policy))
                .hasMessage("defaultPolicy: editsPerImage must be in [1, 1000]");
    }

    @Test
    void refusesLimitsThatLetNothingIn() {
        assertThatThrownBy(() -> new ImageLimits(1_000, 10, 20, Duration.ofSeconds(1)))
                .hasMessageContaining("maxSide must be at least minSide");
    }
}
