package io.offshoot.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concepts on a broker, where classes lie in several partitions: each task knows those of all classes. */
@Tag("broker")
class ConceptsToAllTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LABELS = List.of("barley", "maize", "oat", "pea", "rye", "wheat");

    private static EmbeddedBroker broker;

    @TempDir
    Path stateDir;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "lost"})
    void everyClassHasAllOthersAsRivalsOverARestart(String state) throws Exception {
        Topics topics = TopologyHarness.topics("mock://" + UUID.randomUUID(), "rivals-" + state);
        try (KafkaProbe probe = new KafkaProbe(broker.bootstrapServers(), topics)) {
            AugmentationStreams first = start(probe.topics(), stateDir.resolve("kept"));
            LABELS.forEach(label -> probe.publish(probe.topics().concepts(), label, Photos.concept(label, 1)));
            publishPhotos(probe, 1);
            probe.awaitAtLeast(probe.topics().editRequests(), LABELS.size(), PATIENCE);
            first.close();
            publishPhotos(probe, 2);

            try (AugmentationStreams second = start(probe.topics(), stateDir.resolve(state))) {
                assertThat(second.awaitRunning(PATIENCE)).isTrue();
                assertThat(probe.awaitAtLeast(probe.topics().editRequests(), 2 * LABELS.size(), PATIENCE))
                        .hasSize(2 * LABELS.size())
                        .allSatisfy(ConceptsToAllTest::assertThatRivalsAreAllOthers);
            }
        }
    }

    private static void assertThatRivalsAreAllOthers(EditRequest request) {
        assertThat(request.getScoring().getRivals())
                .extracting(Rival::getLabel)
                .doesNotContain(request.getSource().getLabel())
                .doesNotHaveDuplicates()
                .hasSize(LABELS.size() - 1);
    }

    private static void publishPhotos(KafkaProbe probe, int number) {
        LABELS.forEach(label ->
                probe.publish(probe.topics().images(), new byte[] {(byte) number}, Photos.train(label, number)));
    }

    private static AugmentationStreams start(Topics topics, Path stateDir) {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setEditsPerImage(1)
                .setScoreTimesteps(4)
                .setScoreRivals(LABELS.size() - 1)
                .build();
        StreamsSettings settings = StreamsSettings.of(broker.bootstrapServers(), stateDir)
                .withApplicationId(topics.settings().prefix())
                .withDefaultPolicy(policy)
                .withProperties(Map.of("num.stream.threads", "2"));
        return AugmentationStreams.start(topics, settings, new SimpleMeterRegistry());
    }
}
