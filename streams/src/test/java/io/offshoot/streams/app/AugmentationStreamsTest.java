package io.offshoot.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topology on a broker: exactly once, with a restart in the middle, on its own state and without it. */
@Tag("broker")
class AugmentationStreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLASSES = 3;
    private static final int PHOTOS_PER_CLASS = 40;

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
    void takesEachPhotoExactlyOnceOverARestart(String state) throws Exception {
        try (KafkaProbe probe = new KafkaProbe(broker.bootstrapServers(), newTopics("restart-state-" + state))) {
            long seed = System.nanoTime();
            System.out.println("takesEachPhotoExactlyOnceOverARestart: seed " + seed);
            List<LabelledImage> photos = shuffledWithDuplicates(new SplittableRandom(seed));
            int cut = photos.size() / 2;
            for (int i = 0; i < CLASSES; i += 2) {
                probe.publish(probe.topics().concepts(), label(i), Photos.concept(label(i), 1));
            }
            AugmentationStreams first = start(probe.topics(), stateDir.resolve("kept"));
            publish(probe, photos.subList(0, cut));
            probe.awaitAtLeast(probe.topics().real(), 10, PATIENCE);
            first.close();
            publish(probe, photos.subList(cut, photos.size()));
            try (AugmentationStreams second = start(probe.topics(), stateDir.resolve(state))) {
                assertThat(second.awaitRunning(PATIENCE)).isTrue();
                probe.publish(probe.topics().concepts(), label(1), Photos.concept(label(1), 1));
                probe.publishBytes(probe.topics().images().name(), new byte[] {0, 0, 1, 2, 3});
                assertThatEachIsThereOnce(probe);
            }
        }
    }

    @Test
    void saysHowItIs() throws Exception {
        Topics topics = newTopics("health");
        try (KafkaProbe probe = new KafkaProbe(broker.bootstrapServers(), topics)) {
            AugmentationStreams streams = start(probe.topics(), stateDir);
            assertThat(streams.awaitRunning(PATIENCE)).isTrue();
            assertThat(streams.health().live()).isTrue();
            streams.close();
            assertThat(streams.awaitEnd()).isEqualTo(State.NOT_RUNNING);
            assertThat(streams.health())
                    .isEqualTo(new StreamsHealth(State.NOT_RUNNING, false, false, "The topology is NOT_RUNNING."));
        }
    }

    private static void assertThatEachIsThereOnce(KafkaProbe probe) throws InterruptedException {
        int photos = CLASSES * PHOTOS_PER_CLASS;
        List<EditRequest> requests = probe.awaitAtLeast(probe.topics().editRequests(), photos, PATIENCE);
        assertThat(requests)
                .extracting(request -> request.getSource().getImageId())
                .hasSize(photos)
                .doesNotHaveDuplicates();
        assertThat(requests.stream().flatMap(request -> request.getEdits().stream()))
                .extracting(PlannedEdit::getEditId)
                .hasSize(photos * 4)
                .doesNotHaveDuplicates();
        assertThat(probe.awaitAtLeast(probe.topics().real(), photos, PATIENCE))
                .extracting(LabelledImage::getImageId)
                .hasSize(photos)
                .doesNotHaveDuplicates();
        assertThat(probe.awaitAtLeast(probe.topics().conceptRequests(), CLASSES, PATIENCE))
                .hasSize(CLASSES)
                .allSatisfy(request -> assertThat(request.getExamples()).hasSize(5))
                .extracting(ConceptRequest::getLabel)
                .doesNotHaveDuplicates();
        assertThat(probe.awaitAtLeast(probe.topics().rejects(), 1, PATIENCE)).hasSize(1);
    }

    private static AugmentationStreams start(Topics topics, Path stateDir) {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setExamplesPerClass(5)
                .setEditsPerImage(4)
                .build();
        StreamsSettings settings = StreamsSettings.of(broker.bootstrapServers(), stateDir)
                .withApplicationId(topics.settings().prefix())
                .withDefaultPolicy(policy)
                .withProperties(Map.of("num.stream.threads", "2"));
        return AugmentationStreams.start(topics, settings, new SimpleMeterRegistry());
    }

    private static List<LabelledImage> shuffledWithDuplicates(SplittableRandom random) {
        List<LabelledImage> photos = new ArrayList<>();
        IntStream.range(0, CLASSES)
                .forEach(label -> IntStream.range(0, PHOTOS_PER_CLASS)
                        .mapToObj(number -> Photos.train(label(label), number))
                        .forEach(photo -> photos.add(random.nextInt(photos.size() + 1), photo)));
        for (int i = 0; i < PHOTOS_PER_CLASS; i++) {
            photos.add(random.nextInt(photos.size()), photos.get(random.nextInt(photos.size())));
        }
        return photos;
    }

    private static void publish(KafkaProbe probe, List<LabelledImage> photos) {
        photos.forEach(photo -> probe.publish(probe.topics().images(), new byte[] {(byte) photo.hashCode()}, photo));
    }

    private static String label(int number) {
        return "class " + number;
    }

    private static Topics newTopics(String prefix) {
        return TopologyHarness.topics("mock://" + UUID.randomUUID(), prefix);
    }
}
