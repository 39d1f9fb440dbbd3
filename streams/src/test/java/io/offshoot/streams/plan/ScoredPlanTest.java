package io.offshoot.streams.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What edit requests say about scores, and what photos wait for that are scored. */
class ScoredPlanTest {
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
    void requestsCarryTheConceptsOfOtherClassesToCompareWith() {
        topology.publishPolicy(
                "wheat", policy().setMinScore(0.3).setSoftWeights(true).build());
        topology.publishConcept("rye", Photos.concept("rye", 4));
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        Scoring scoring = onlyRequest().getScoring();
        assertThat(scoring.getTimesteps()).isEqualTo(4);
        assertThat(scoring.getMinScore()).isEqualTo(0.3);
        assertThat(scoring.getSoftWeights()).isTrue();
        assertThat(scoring.getRivals()).singleElement().satisfies(rival -> {
            assertThat(rival.getLabel()).isEqualTo("rye");
            assertThat(rival.getVersion()).isEqualTo(4);
            assertThat(rival.getToken()).isEqualTo("<rye>");
            assertThat(rival.getVectors()).isEqualTo(Photos.concept("rye", 4).getVectors());
        });
    }

    @Test
    void nothingIsScoredUnlessThePolicySaysSo() {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        assertThat(onlyRequest().getScoring()).isNull();
    }

    @Test
    void photosWaitUntilThereAreAsManyRivalsAsThePolicyAsksFor() {
        topology.publishPolicy("wheat", policy().setScoreRivals(2).build());
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publishConcept("rye", Photos.concept("rye", 1));
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat", 2));
        topology.advance(Duration.ofSeconds(5));
        assertThat(topology.edited()).isEmpty();
        topology.publishConcept("oat", Photos.concept("oat", 1));
        assertThat(topology.edited()).containsExactly("wheat-1", "wheat-2");
    }

    @Test
    void aConceptOfAnotherModelIsNoRival() {
        Concept foreign = Photos.concept("rye", 1);
        foreign.setBaseModel("another model");
        topology.publishPolicy("wheat", policy().build());
        topology.publishConcept("rye", foreign);
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.edited()).isEmpty();
    }

    @Test
    void aRetiredConceptIsNoRival() {
        topology.publishPolicy("wheat", policy().build());
        topology.publishConcept("rye", Photos.concept("rye", 1));
        topology.publishConcept("rye", null);
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.edited()).isEmpty();
    }

    @Test
    void aClassKeepsItsRivalsInWhateverOrderConceptsCome(@TempDir Path otherDir) {
        List<String> labels = new ArrayList<>(List.of("rye", "oat", "barley", "maize", "pea"));
        topology.publishPolicy("wheat", policy().setScoreRivals(5).build());
        labels.forEach(label -> topology.publishConcept(label, Photos.concept(label, 1)));
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        List<Rival> first = onlyRequest().getScoring().getRivals();
        try (TopologyHarness replay = new TopologyHarness(otherDir)) {
            replay.publishPolicy("wheat", policy().setScoreRivals(5).build());
            replay.publish(Photos.train("wheat", 1));
            replay.publishConcept("wheat", Photos.concept("wheat", 1));
            Collections.reverse(labels);
            labels.forEach(label -> replay.publishConcept(label, Photos.concept(label, 1)));
            assertThat(replay.editRequests())
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.value().getScoring().getRivals()).isEqualTo(first));
        }
    }

    @Test
    void idsAndSeedsAreThoseOfAPhotoThatIsNotScored(@TempDir Path otherDir) {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.train("wheat", 1));
        try (TopologyHarness scored = new TopologyHarness(otherDir)) {
            scored.publishPolicy("wheat", policy().setEditsPerImage(4).build());
            scored.publishConcept("rye", Photos.concept("rye", 1));
            scored.publishConcept("wheat", Photos.concept("wheat", 1));
            scored.publish(Photos.train("wheat", 1));
            assertThat(scored.editRequests())
                    .singleElement()
                    .satisfies(record -> assertThat(record.value().getEdits())
                            .isEqualTo(onlyRequest().getEdits()));
        }
    }

    private EditRequest onlyRequest() {
        var requests = topology.editRequests();
        assertThat(requests).hasSize(1);
        return requests.get(0).value();
    }

    private static AugmentationPolicy.Builder policy() {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion()).setScoreTimesteps(4);
    }
}
