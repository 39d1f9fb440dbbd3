package io.offshoot.streams.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    void startsAConceptThatIsLearnedAnewFromTheOneTheClassIsEditedWith() {
        Concept first = Photos.concept("wheat", 1);
        List<ConceptRequest> requests = learnedTwice(policy(1), first);
        assertThat(requests)
                .extracting(
                        ConceptRequest::getStartVersion,
                        ConceptRequest::getStartVectors,
                        ConceptRequest::getStartBaseModel)
                .containsExactly(tuple(0, List.of(), ""), tuple(1, first.getVectors(), "tiny"));
    }

    @ParameterizedTest
    @MethodSource
    void startsFromTheInitialiserWithoutAConceptThatFits(String why, AugmentationPolicy.Builder policy, Concept first) {
        assertThat(learnedTwice(policy, first)).hasSize(2).allSatisfy(request -> {
            assertThat(request.getStartVersion()).isZero();
            assertThat(request.getStartVectors()).isEmpty();
        });
    }

    static Stream<Arguments> startsFromTheInitialiserWithoutAConceptThatFits() {
        Concept erased = Photos.concept("wheat", 1);
        erased.setUnet("no-wheat");
        return Stream.of(
                Arguments.of("no warm starts", policy(1).setWarmStart(false), Photos.concept("wheat", 1)),
                Arguments.of("two vectors to learn", policy(1).setNumVectors(2), Photos.concept("wheat", 1)),
                Arguments.of("another UNet", policy(1), erased));
    }

    @Test
    void aRequestThatStartsFromOtherVectorsHasAnotherIdAndSeed(@TempDir Path otherDir) {
        Concept first = Photos.concept("wheat", 1);
        ConceptRequest cold = learnedTwice(policy(1).setWarmStart(false), first).get(1);
        try (TopologyHarness other = new TopologyHarness(otherDir)) {
            ConceptRequest warm = learnedTwice(other, policy(1), first).get(1);
            assertThat(warm.getRequestId()).isNotEqualTo(cold.getRequestId());
            assertThat(warm.getSeed()).isNotEqualTo(cold.getSeed());
        }
    }

    private List<ConceptRequest> learnedTwice(AugmentationPolicy.Builder policy, Concept first) {
        return learnedTwice(topology, policy, first);
    }

    /** The requests of a class that is learned from one photo, and again from two once its first concept is there. */
    private static List<ConceptRequest> learnedTwice(
            TopologyHarness topology, AugmentationPolicy.Builder policy, Concept first) {
        topology.publishPolicy("wheat", policy.setLearnAt(List.of(1, 2)).build());
        topology.publish(wheat(1));
        topology.publishConcept("wheat", first);
        topology.publish(wheat(2));
        return topology.conceptRequests();
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
