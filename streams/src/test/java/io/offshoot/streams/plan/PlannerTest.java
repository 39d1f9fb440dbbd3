package io.offshoot.streams.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default policy of the harness makes four edits. */
class PlannerTest {
    private static final Concept WHEAT = Photos.concept("wheat", 1);

    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void asksForTheEditsOfAPhotoWhoseClassHasAConcept() {
        topology.publishConcept("wheat", WHEAT);
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.editRequests()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("wheat-1");
            assertThat(record.value().getEdits()).hasSize(4);
            assertThat(record.value().getSource().getSha256()).isNotNull();
        });
        assertThat(topology.count("offshoot.edits.planned")).isEqualTo(4);
    }

    @Test
    void letsPhotosWaitForTheConceptOfTheirClassAndPlansThemInOrder() {
        IntStream.of(3, 1, 2).forEach(number -> topology.publish(Photos.train("wheat", number)));
        topology.publishConcept("rye", Photos.concept("rye", 1));
        assertThat(topology.edited()).isEmpty();
        assertThat(waiting()).isEqualTo(3);
        topology.publishConcept("wheat", WHEAT);
        assertThat(topology.edited()).containsExactly("wheat-3", "wheat-1", "wheat-2");
        assertThat(waiting()).isZero();
    }

    @Test
    void queuesBehindPhotosThatStillWait() {
        List<Integer> numbers = IntStream.range(0, 150).boxed().toList();
        numbers.forEach(number -> topology.publish(Photos.train("wheat", number)));
        topology.publishConcept("wheat", WHEAT);
        topology.publish(Photos.train("wheat", 150));
        topology.advance(Duration.ofSeconds(2));
        assertThat(topology.edited())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 150)
                        .mapToObj(number -> "wheat-" + number)
                        .toList());
    }

    @Test
    void keepsClassesApartWhoseNamesBeginAlike() {
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat field", 2));
        topology.publishConcept("wheat", WHEAT);
        assertThat(topology.edited()).containsExactly("wheat-1");
    }

    @Test
    void plansLaterPhotosWithALaterConcept() {
        topology.publishConcept("wheat", WHEAT);
        topology.publish(Photos.train("wheat", 1));
        topology.publishConcept("wheat", Photos.concept("wheat", 2));
        topology.publish(Photos.train("wheat", 2));
        assertThat(topology.editRequests())
                .extracting(record -> record.value().getConceptVersion())
                .containsExactly(1, 2);
    }

    @Test
    void letsPhotosWaitWhenTheConceptIsRetired() {
        topology.publishConcept("wheat", WHEAT);
        topology.publishConcept("wheat", null);
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.edited()).isEmpty();
        topology.publishConcept("wheat", Photos.concept("wheat", 2));
        assertThat(topology.edited()).containsExactly("wheat-1");
    }

    @Test
    void ignoresAConceptWithoutVectors() {
        topology.publishConcept("wheat", WHEAT);
        topology.publishConcept(
                "wheat",
                Concept.newBuilder(WHEAT).setVectors(List.of()).setVersion(2).build());
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.editRequests())
                .extracting(record -> record.value().getConceptVersion())
                .containsExactly(1);
        assertThat(topology.count("offshoot.concepts.ignored")).isEqualTo(1);
    }

    @Test
    void acceptsPhotosOfAPausedClassAndPlansThemAfterThePause() {
        topology.publishConcept("wheat", WHEAT);
        topology.publishPolicy("wheat", policy(1).setPaused(true).build());
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat", 2));
        topology.advance(Duration.ofSeconds(5));
        assertThat(topology.real()).hasSize(2);
        assertThat(topology.edited()).isEmpty();
        topology.publishPolicy("wheat", policy(2).build());
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).containsExactly("wheat-1", "wheat-2");
    }

    @Test
    void plansAtOnceInRealGuidance() {
        topology.publishPolicy(
                "wheat", policy(1).setMode(EditMode.REAL_GUIDANCE).build());
        topology.publish(Photos.train("wheat", 1), Photos.train("rye", 2));
        assertThat(topology.editRequests()).singleElement().satisfies(record -> {
            assertThat(record.value().getConceptVersion()).isZero();
            assertThat(record.value().getEdits().get(0).getPrompt()).isEqualTo("a photo of a wheat");
        });
    }

    @Test
    void letsPhotosGoThatWaitedForAConceptOnceRealGuidanceNeedsNone() {
        topology.publish(Photos.train("wheat", 1));
        topology.publishPolicy(
                "wheat", policy(1).setMode(EditMode.REAL_GUIDANCE).build());
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).containsExactly("wheat-1");
    }

    @Test
    void letsPhotosWaitForAConceptLearnedWithTheUNetOfThePolicy() {
        topology.publishPolicy("wheat", policy(1).setUnet("no-wheat").build());
        topology.publishConcept("wheat", WHEAT);
        topology.publish(Photos.train("wheat", 1));
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).isEmpty();
        Concept erased = Photos.concept("wheat", 2);
        erased.setUnet("no-wheat");
        erased.setBaseModel("tiny with another UNet");
        topology.publishConcept("wheat", erased);
        assertThat(topology.editRequests()).singleElement().satisfies(record -> {
            assertThat(record.value().getUnet()).isEqualTo("no-wheat");
            assertThat(record.value().getBaseModel()).isEqualTo("tiny with another UNet");
            assertThat(record.value().getConceptVersion()).isEqualTo(2);
        });
    }

    @Test
    void letsPhotosWaitWhenThePolicyGoesBackToTheModelsOwnUNet() {
        Concept erased = Photos.concept("wheat", 1);
        erased.setUnet("no-wheat");
        topology.publishConcept("wheat", erased);
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.edited()).isEmpty();
        topology.publishConcept("wheat", Photos.concept("wheat", 2));
        assertThat(topology.edited()).containsExactly("wheat-1");
    }

    @Test
    void asksTheSameWhenTheLogIsReplayed(@TempDir Path otherDir) {
        topology.publishConcept("wheat", WHEAT);
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat", 2));
        List<EditRequest> first = requests(topology);
        try (TopologyHarness replay = new TopologyHarness(otherDir)) {
            replay.publish(Photos.train("wheat", 1), Photos.train("wheat", 2));
            replay.publishConcept("wheat", WHEAT);
            assertThat(requests(replay)).isEqualTo(first);
        }
    }

    private static List<EditRequest> requests(TopologyHarness topology) {
        return topology.editRequests().stream().map(record -> record.value()).toList();
    }

    private double waiting() {
        return topology.meters.get("offshoot.photos.waiting").gauge().value();
    }

    private static AugmentationPolicy.Builder policy(int version) {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion()).setVersion(version);
    }
}
