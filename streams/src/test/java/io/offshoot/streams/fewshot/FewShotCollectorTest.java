package io.offshoot.streams.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default policy of the harness learns from three photos. */
class FewShotCollectorTest {
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
    void asksForAConceptWhenItHasEnoughPhotos() {
        topology.publish(Photos.train("wheat", 1), Photos.train("rye", 9), Photos.train("wheat", 2));
        assertThat(topology.conceptRequests()).isEmpty();
        topology.publish(Photos.train("wheat", 3));
        assertThat(topology.conceptRequests()).singleElement().satisfies(request -> {
            assertThat(request.getLabel()).isEqualTo("wheat");
            assertThat(request.getConceptVersion()).isEqualTo(1);
            assertThat(imageIds(request)).containsExactlyInAnyOrder("wheat-1", "wheat-2", "wheat-3");
        });
    }

    @Test
    void takesTheFirstPhotosOnly() {
        topology.publish(wheat(1, 2, 3, 4, 5));
        assertThat(topology.conceptRequests())
                .singleElement()
                .satisfies(request ->
                        assertThat(imageIds(request)).containsExactlyInAnyOrder("wheat-1", "wheat-2", "wheat-3"));
    }

    @Test
    void ordersTheExamplesByTheirHash() {
        topology.publish(wheat(1, 2, 3));
        assertThat(topology.conceptRequests().get(0).getExamples())
                .isSortedAccordingTo(Comparator.comparing(ConceptExample::getSha256));
    }

    @Test
    void asksTheSameWhateverTheOrderOfArrival(@TempDir Path otherDir) {
        topology.publish(wheat(1, 2, 3));
        try (TopologyHarness other = new TopologyHarness(otherDir)) {
            other.publish(wheat(3, 1, 2));
            assertThat(other.conceptRequests()).isEqualTo(topology.conceptRequests());
        }
    }

    @Test
    void carriesTheSettingsOfThePolicy() {
        topology.publishPolicy(
                "wheat",
                policy(5)
                        .setExamplesPerClass(1)
                        .setLearningSteps(77)
                        .setInitializerToken("plant")
                        .build());
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.conceptRequests()).singleElement().satisfies(request -> {
            assertThat(request.getSteps()).isEqualTo(77);
            assertThat(request.getInitializerToken()).isEqualTo("plant");
            assertThat(request.getPolicyVersion()).isEqualTo(5);
        });
    }

    @Test
    void learnsAClassOfOnePhotoAfterTheLinger() {
        topology.publish(Photos.train("wheat", 1));
        topology.advance(TopologyHarness.LINGER.minusSeconds(1));
        assertThat(topology.conceptRequests()).isEmpty();
        topology.advance(Duration.ofSeconds(2));
        assertThat(topology.conceptRequests())
                .singleElement()
                .satisfies(request -> assertThat(imageIds(request)).containsExactly("wheat-1"));
    }

    @Test
    void lingersFromTheLastNewPhoto() {
        topology.publish(Photos.train("wheat", 1));
        topology.advance(TopologyHarness.LINGER.minusSeconds(5));
        topology.publish(Photos.train("wheat", 2));
        topology.advance(TopologyHarness.LINGER.minusSeconds(5));
        assertThat(topology.conceptRequests()).isEmpty();
        topology.advance(Duration.ofSeconds(6));
        assertThat(topology.conceptRequests()).hasSize(1);
    }

    @Test
    void asksAgainWithAllExamplesOnceTheyAreThere() {
        topology.publish(Photos.train("wheat", 1));
        topology.advance(TopologyHarness.LINGER.plusSeconds(1));
        topology.publish(wheat(2, 3, 4));
        topology.advance(TopologyHarness.LINGER.multipliedBy(3));
        assertThat(topology.conceptRequests())
                .extracting(
                        ConceptRequest::getConceptVersion,
                        request -> request.getExamples().size())
                .containsExactly(tuple(1, 1), tuple(2, 3));
    }

    @Test
    void asksAgainAtEveryNumberOfPhotosThatThePolicyNames() {
        AugmentationPolicy continual =
                policy(1).setExamplesPerClass(8).setLearnAt(List.of(1, 2, 4)).build();
        topology.publishPolicy("wheat", continual);
        topology.publish(wheat(1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(topology.conceptRequests())
                .extracting(
                        ConceptRequest::getConceptVersion,
                        request -> request.getExamples().size())
                .containsExactly(tuple(1, 1), tuple(2, 2), tuple(3, 4), tuple(4, 8));
    }

    @Test
    void learnsOnceFromAllThatCameDuringAPause() {
        AugmentationPolicy.Builder continual = policy(1).setExamplesPerClass(8).setLearnAt(List.of(1, 2, 4));
        topology.publishPolicy("wheat", continual.setPaused(true).build());
        topology.publish(wheat(1, 2, 3, 4, 5));
        topology.publishPolicy("wheat", continual.setPaused(false).setVersion(2).build());
        topology.advance(Duration.ofSeconds(2));
        assertThat(topology.conceptRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.getExamples()).hasSize(5));
    }

    @Test
    void asksNothingForAPausedClassUntilThePauseIsOver() {
        topology.publishPolicy("wheat", policy(1).setPaused(true).build());
        topology.publish(wheat(1, 2, 3));
        topology.advance(TopologyHarness.LINGER.multipliedBy(2));
        assertThat(topology.conceptRequests()).isEmpty();
        topology.publishPolicy("wheat", policy(2).build());
        topology.advance(Duration.ofSeconds(2));
        assertThat(topology.conceptRequests()).hasSize(1);
    }

    @Test
    void asksAgainWhenThePolicyNamesAnotherUNet() {
        topology.publish(wheat(1, 2, 3));
        topology.publishPolicy("wheat", policy(1).setUnet("no-wheat").build());
        topology.advance(TopologyHarness.LINGER);
        assertThat(topology.conceptRequests())
                .extracting(
                        ConceptRequest::getConceptVersion,
                        ConceptRequest::getUnet,
                        request -> request.getExamples().size())
                .containsExactly(tuple(1, null, 3), tuple(2, "no-wheat", 3));
    }

    @Test
    void saysWhichConceptTheClassIsEditedWithMeanwhile() {
        topology.publishPolicy("wheat", policy(1).setLearnAt(List.of(1, 2)).build());
        topology.publish(wheat(1));
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(wheat(2));
        topology.publishPolicy("wheat", policy(2).setUnet("no-wheat").build());
        topology.publish(wheat(3));
        assertThat(topology.conceptRequests())
                .extracting(ConceptRequest::getPublishedVersion)
                .containsExactly(0, 1, 0);
    }

    @Test
    void asksForNoConceptInRealGuidanceAndMakesUpForItLater() {
        topology.publishPolicy(
                "wheat", policy(1).setMode(EditMode.REAL_GUIDANCE).build());
        topology.publish(wheat(1, 2, 3));
        topology.advance(TopologyHarness.LINGER.multipliedBy(2));
        assertThat(topology.conceptRequests()).isEmpty();
        topology.publishPolicy("wheat", policy(2).build());
        topology.advance(Duration.ofSeconds(2));
        assertThat(topology.conceptRequests()).hasSize(1);
    }

    private static AugmentationPolicy.Builder policy(int version) {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setExamplesPerClass(3)
                .setVersion(version);
    }

    private static LabelledImage[] wheat(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> Photos.train("wheat", number))
                .toArray(LabelledImage[]::new);
    }

    private static List<String> imageIds(ConceptRequest request) {
        return request.getExamples().stream().map(ConceptExample::getImageId).toList();
    }
}
