package io.offshoot.streams.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedConceptTest {
    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publishConcept("wheat", changed(2, 7f));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void plansWithThePinnedVersionThoughNewerOnesAreThereAndCome() {
        pin(1);
        topology.publish(Photos.train("wheat", 1));
        topology.publishConcept("wheat", Photos.concept("wheat", 3));
        topology.publish(Photos.train("wheat", 2));
        assertThat(topology.editRequests()).hasSize(2).allSatisfy(record -> {
            assertThat(record.value().getConceptVersion()).isEqualTo(1);
            assertThat(record.value().getConceptVectors())
                    .isEqualTo(Photos.concept("wheat", 1).getVectors());
        });
    }

    @Test
    void plansWithTheNewestAgainOnceNothingIsPinned() {
        pin(1);
        topology.publish(Photos.train("wheat", 1));
        topology.publishPolicy("wheat", policy(2).build());
        topology.publish(Photos.train("wheat", 2));
        assertThat(versions()).containsExactly(1, 2);
    }

    @Test
    void plansWithAnOlderVersionThatIsPublishedAnewUntilTheNextIsLearned() {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        topology.publishConcept("wheat", Photos.concept("wheat", 3));
        topology.publish(Photos.train("wheat", 2));
        assertThat(versions()).containsExactly(1, 3);
    }

    @Test
    void letsPhotosWaitForAPinnedVersionThatIsNotThere() {
        pin(9);
        topology.publish(Photos.train("wheat", 1));
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).isEmpty();
        topology.publishConcept("wheat", Photos.concept("wheat", 9));
        assertThat(topology.edited()).containsExactly("wheat-1");
    }

    @Test
    void letsPhotosWaitForAPinnedVersionOfAnotherUNet() {
        topology.publishPolicy(
                "wheat", policy(1).setPinnedVersion(1).setUnet("no-wheat").build());
        topology.publish(Photos.train("wheat", 1));
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).isEmpty();
    }

    @Test
    void aTombstoneRetiresPinnedVersionsToo() {
        pin(1);
        topology.publishConcept("wheat", null);
        topology.publish(Photos.train("wheat", 1));
        topology.advance(Duration.ofSeconds(1));
        assertThat(topology.edited()).isEmpty();
    }

    @Test
    void pinsOneClassAlone() {
        pin(1);
        topology.publishConcept("wheat field", Photos.concept("wheat field", 1));
        topology.publishConcept("wheat field", Photos.concept("wheat field", 2));
        topology.publish(Photos.train("wheat field", 1));
        assertThat(versions()).containsExactly(2);
    }

    @Test
    void learnsOnFromThePinnedVersion() {
        topology.publishPolicy(
                "wheat", policy(1).setPinnedVersion(1).setLearnAt(List.of(1)).build());
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.conceptRequests())
                .singleElement()
                .extracting(ConceptRequest::getStartVersion, ConceptRequest::getPublishedVersion)
                .containsExactly(1, 1);
    }

    private void pin(int version) {
        topology.publishPolicy("wheat", policy(1).setPinnedVersion(version).build());
    }

    private List<Integer> versions() {
        return topology.editRequests().stream()
                .map(record -> record.value().getConceptVersion())
                .toList();
    }

    private static Concept changed(int version, float number) {
        Concept concept = Photos.concept("wheat", version);
        concept.setVectors(List.of(List.of(number, number, number)));
        return concept;
    }

    private static AugmentationPolicy.Builder policy(int version) {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion()).setVersion(version);
    }
}
