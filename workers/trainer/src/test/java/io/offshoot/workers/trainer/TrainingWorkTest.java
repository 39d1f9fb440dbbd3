package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.FakeContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import io.offshoot.workers.work.WorkerVersion;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNetSettings;
import io.offshoot.workers.work.unet.UNets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingWorkTest {

    private final Topics topics = Topics.of(
            TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at("mock://training-work-test")));
    private final TrainingWork work = work(step -> {});

    @TempDir
    Path unets;

    @Test
    void publishesTheConceptUnderItsClass() throws WorkFailedException {
        WorkResult result = work.run(context(ConceptRequests.of("winter wheat", 2)));

        assertThat(result.records()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("offshoot.concepts");
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("winter wheat");
        });
    }

    @Test
    void writesDownWhatWasLearnedAndHow() throws WorkFailedException {
        Concept concept = concept(work.run(context(ConceptRequests.of("winter wheat", 2))));

        assertThat(concept)
                .isEqualTo(Concept.newBuilder()
                        .setLabel("winter wheat")
                        .setVersion(2)
                        .setToken("<winter_wheat>")
                        .setVectors(List.of(List.of(5f, 2f)))
                        .setBaseModel(FakeConceptLearner.FINGERPRINT)
                        .setRequestId("winter wheat-2")
                        .setExampleImageIds(List.of("img-1", "img-2"))
                        .setInitializerToken("the")
                        .setSteps(10)
                        .setLearningRate(0.002)
                        .setSeed(5)
                        .setFirstLoss(1.0)
                        .setLastLoss(0.5)
                        .setLossCurve(concept.getLossCurve())
                        .setWorkerVersion(WorkerVersion.current())
                        .build());
        assertThat(concept.getLossCurve()).hasSize(10).startsWith(1f);
    }

    @Test
    void learnsWithTheUNetThatTheRequestNamesAndWritesItDown() throws Exception {
        Files.createDirectory(unets.resolve("no-wheat"));
        UNets<FakeConceptLearner> learners = new UNets<>(
                new FakeConceptLearner(),
                UNetSettings.in(unets),
                path -> new FakeConceptLearner(FakeConceptLearner.OTHER_FINGERPRINT),
                other -> {});

        Concept concept = concept(
                new TrainingWork(learners, topics, new PhotoDecoder(1_000_000), Checkpoints.NONE, request -> step -> {})
                        .run(context(ConceptRequests.of("wheat", 1).setUnet("no-wheat"))));

        assertThat(concept.getUnet()).isEqualTo("no-wheat");
        assertThat(concept.getBaseModel()).isEqualTo(FakeConceptLearner.OTHER_FINGERPRINT);
    }

    @Test
    void refusesAUNetThatTheTrainerDoesNotHave() {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(
                        () -> work.run(context(ConceptRequests.of("wheat", 1).setUnet("no-wheat"))))
                .withMessageContaining("UNet no-wheat")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("unknown-unet"));
    }

    @Test
    void skipsAVersionThatANewerOneReplaces() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1)).before(bytes(ConceptRequests.of("wheat", 2)));

        WorkResult result = work.run(context);

        assertThat(result.isSkipped()).isTrue();
        assertThat(result.summary()).isEqualTo("version 1 of wheat skipped, version 2 waits");
        assertThat(context.progress()).isEmpty();
    }

    @Test
    void endsATrainingWhenANewerRequestComes() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 2).setPublishedVersion(1));

        WorkResult result = runWhile(
                context, ConceptRequests.of("wheat", 3).setPublishedVersion(1).build());

        assertThat(result.isSkipped()).isTrue();
        assertThat(result.summary()).isEqualTo("version 2 of wheat ended after step 3 of 10, version 3 waits");
        assertThat(context.progress()).hasSize(3);
    }

    @Test
    void endsATrainingWhenTheNewerRequestKnowsOfAConceptThatCameMeanwhile() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 2));

        WorkResult result = runWhile(
                context, ConceptRequests.of("wheat", 3).setPublishedVersion(1).build());

        assertThat(result.isSkipped()).isTrue();
    }

    @Test
    void learnsAClassesFirstConceptToTheEndThoughNewerRequestsCome() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1));

        WorkResult result = runWhile(context, ConceptRequests.of("wheat", 2).build());

        assertThat(concept(result).getVersion()).isEqualTo(1);
    }

    @Test
    void endsAFirstTrainingWithAUNetThatTheNewerRequestNamesNoMore() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1));

        WorkResult result = runWhile(
                context, ConceptRequests.of("wheat", 2).setUnet("no-wheat").build());

        assertThat(result.isSkipped()).isTrue();
    }

    @Test
    void goesOnAfterACrashWithAFirstTrainingThatHasBegunThoughANewerRequestWaits() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1)).before(bytes(ConceptRequests.of("wheat", 2)));

        WorkResult result = begun().run(context);

        assertThat(concept(result).getVersion()).isEqualTo(1);
    }

    @Test
    void leavesATrainingThatHasBegunOnceTheClassHasAConcept() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 2).setPublishedVersion(1))
                .before(bytes(ConceptRequests.of("wheat", 3).setPublishedVersion(1)));

        WorkResult result = begun().run(context);

        assertThat(result.summary()).isEqualTo("version 2 of wheat skipped, version 3 waits");
    }

    @Test
    void keepsWhatIsLearnedWhenTheNewerRequestComesAtTheLastStep() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1));
        byte[] newer = bytes(ConceptRequests.of("wheat", 2));

        WorkResult result = work(step -> {
                    if (step.number() == 10) {
                        context.before(newer);
                    }
                })
                .run(context);

        assertThat(concept(result).getVersion()).isEqualTo(1);
    }

    @Test
    void learnsAVersionThatAnOlderOneFollows() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 2)).before(bytes(ConceptRequests.of("wheat", 1)));

        assertThat(work.run(context).isSkipped()).isFalse();
    }

    @Test
    void isNotReplacedByBytesThatAreNoRequest() throws WorkFailedException {
        FakeContext context = context(ConceptRequests.of("wheat", 1)).before(new byte[] {9, 9, 9, 9, 9});

        assertThat(work.run(context).isSkipped()).isFalse();
    }

    @Test
    void refusesABrokenExampleNamingIt() {
        assertRefused(
                ConceptRequests.of("wheat", 1)
                        .setExamples(List.of(ConceptRequests.example("img-9", new byte[] {1, 2, 3}))),
                "broken-image",
                "img-9");
    }

    @Test
    void refusesARequestWithoutExamples() {
        assertRefused(ConceptRequests.of("wheat", 1).setExamples(List.of()), "no-examples", "wheat");
    }

    @Test
    void publishesAsManyVectorsAsAreAskedFor() throws WorkFailedException {
        Concept concept =
                concept(work.run(context(ConceptRequests.of("wheat", 1).setNumVectors(4))));

        assertThat(concept.getVectors()).hasSize(4).allMatch(vector -> vector.size() == 2);
    }

    @Test
    void refusesAConceptWithoutVectors() {
        assertRefused(ConceptRequests.of("wheat", 1).setNumVectors(0), "bad-settings", "numVectors must be at least 1");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertRefused(ConceptRequests.of("wheat", 1).setSteps(0), "bad-settings", "steps must be at least 1");
    }

    @Test
    void refusesWhatTheModelCannotStartFrom() {
        assertRefused(ConceptRequests.of("wheat", 1).setInitializerToken("?"), "not-learnable", "no token");
    }

    /** Runs, while a newer request comes at the third step. */
    private WorkResult runWhile(FakeContext context, ConceptRequest newer) throws WorkFailedException {
        byte[] bytes = bytes(ConceptRequest.newBuilder(newer));
        return work(step -> {
                    if (step.number() == 3) {
                        context.before(bytes);
                    }
                })
                .run(context);
    }

    /** A trainer that has a checkpoint of every request. */
    private TrainingWork begun() {
        return new TrainingWork(
                UNets.only(new FakeConceptLearner()),
                topics,
                new PhotoDecoder(1_000_000),
                (request, fingerprint) -> new BegunTraining(),
                request -> step -> {});
    }

    private TrainingWork work(Consumer<TrainingStep> watcher) {
        return new TrainingWork(
                UNets.only(new FakeConceptLearner()),
                topics,
                new PhotoDecoder(1_000_000),
                Checkpoints.NONE,
                request -> watcher);
    }

    private void assertRefused(ConceptRequest.Builder request, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> work.run(context(request)))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private FakeContext context(ConceptRequest.Builder request) {
        return new FakeContext(request.getLabel(), bytes(request));
    }

    private byte[] bytes(ConceptRequest.Builder request) {
        return topics.conceptRequests()
                .valueSerde()
                .serializer()
                .serialize(topics.conceptRequests().name(), request.build());
    }

    private Concept concept(WorkResult result) {
        return topics.concepts()
                .valueSerde()
                .deserializer()
                .deserialize(topics.concepts().name(), result.records().get(0).value());
    }
}
