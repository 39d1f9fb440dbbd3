package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptProgress;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.TestCluster;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.UNets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
@Timeout(180)
class ConceptTrainerTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void publishesAConceptPerGoodRequestAndADeadLetterForABadOne() throws Exception {
        Topics topics = topics("mixed");
        cluster.publish(List.of(
                request(topics, ConceptRequests.of("wheat", 1).build()),
                request(
                        topics,
                        ConceptRequests.of("rye", 1).setExamples(List.of()).build()),
                request(topics, ConceptRequests.of("barley", 1).build())));

        ConceptTrainer trainer = start(topics, new FakeConceptLearner());
        List<Concept> concepts = concepts(topics, 2);
        List<ConsumerRecord<byte[], byte[]>> failures =
                cluster.records(topics.failures().name(), "read_committed", 1);
        trainer.close();

        assertThat(concepts).extracting(Concept::getLabel).containsExactlyInAnyOrder("wheat", "barley");
        assertThat(failures)
                .singleElement()
                .satisfies(letter ->
                        assertThat(DeadLetter.from(letter.headers()).reason()).isEqualTo("no-examples"));
        assertThat(meters.get("offshoot.items.made")
                        .tag("worker", "trainer")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void learnsWithARealModel() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        Topics topics = topics("real");
        cluster.publish(List.of(request(
                topics,
                ConceptRequests.of("wheat", 1)
                        .setSteps(3)
                        .setNumVectors(2)
                        .setInitializerToken("a leaf")
                        .build())));
        LoadSettings settings = LoadSettings.cpu().withThreads(2);
        try (StableDiffusion diffusion = StableDiffusion.load(model, settings);
                DiffusionConceptLearner learner = DiffusionConceptLearner.of(diffusion)) {

            ConceptTrainer trainer = start(topics, learner);
            List<Concept> concepts = concepts(topics, 1);
            trainer.close();

            assertThat(concepts).singleElement().satisfies(concept -> {
                assertThat(concept.getBaseModel()).isEqualTo(diffusion.fingerprint());
                assertThat(concept.getVectors())
                        .hasSize(2)
                        .allMatch(vector ->
                                vector.size() == diffusion.textEncoder().width());
                assertThat(concept.getLastLoss()).isPositive().isLessThanOrEqualTo(concept.getFirstLoss());
            });
        }
    }

    @Test
    void endsATrainingForANewerRequestOfItsClassAndSettlesBothOnce() throws Exception {
        Topics topics = topics("superseded");
        cluster.publish(List.of(request(
                topics,
                ConceptRequests.of("wheat", 1)
                        .setSteps(1_000_000)
                        .setPublishedVersion(7)
                        .build())));
        StepWatch begun = new StepWatch(2);
        ConceptTrainer first =
                start(topics, SteadyLearner.taking(Duration.ofMillis(5)), folder.resolve("superseded"), begun);
        begun.await();

        cluster.publish(List.of(request(topics, ConceptRequests.of("wheat", 2).build())));
        List<Concept> concepts = concepts(topics, 1);
        first.close();
        SimpleMeterRegistry after = new SimpleMeterRegistry();
        ConceptTrainer second = start(topics, new FakeConceptLearner(), after);
        cluster.publish(List.of(request(topics, ConceptRequests.of("wheat", 3).build())));
        List<Concept> all = concepts(topics, 2);
        second.close();

        assertThat(concepts).extracting(Concept::getVersion).containsExactly(2);
        assertThat(count(meters, "offshoot.requests.skipped")).isEqualTo(1);
        assertThat(all).extracting(Concept::getVersion).containsExactly(2, 3);
        assertThat(count(after, "offshoot.requests.skipped")).isZero();
    }

    @Test
    void learnsAClassesFirstConceptToTheEndWhileNewerRequestsComeAndSettlesEachOnce() throws Exception {
        Topics topics = topics("first");
        cluster.publish(List.of(request(topics, ConceptRequests.of("wheat", 1).build())));
        StepWatch begun = new StepWatch(2);
        ConceptTrainer trainer =
                start(topics, SteadyLearner.taking(Duration.ofMillis(200)), folder.resolve("first"), begun);
        begun.await();

        cluster.publish(IntStream.rangeClosed(2, 6)
                .mapToObj(version ->
                        request(topics, ConceptRequests.of("wheat", version).build()))
                .toList());
        List<Concept> concepts = conceptsUpTo(topics, 6);
        trainer.close();

        assertThat(concepts).extracting(Concept::getVersion).startsWith(1).isSorted();
        assertThat(concepts.size() + count(meters, "offshoot.requests.skipped")).isEqualTo(6);
    }

    @Test
    void tellsHowFarATrainingIs() throws Exception {
        Topics topics = topics("progress");
        cluster.publish(List.of(request(topics, ConceptRequests.of("wheat", 7).build())));

        ConceptTrainer trainer = start(topics, new FakeConceptLearner());
        List<ConceptProgress> progress = cluster
                .records(topics.conceptProgress().name(), "read_committed", 2)
                .stream()
                .map(record -> topics.conceptProgress()
                        .valueSerde()
                        .deserializer()
                        .deserialize(record.topic(), record.value()))
                .toList();
        trainer.close();

        assertThat(progress).extracting(ConceptProgress::getStep).containsExactly(1, 10);
        assertThat(progress)
                .allMatch(each -> each.getLabel().equals("wheat") && each.getConceptVersion() == 7)
                .extracting(ConceptProgress::getLoss)
                .containsExactly(1.0, 0.1);
    }

    @Test
    void staysInItsGroupWhileATrainingTakesLongerThanThePollInterval() throws Exception {
        Topics topics = topics("long");
        cluster.publish(List.of(request(topics, ConceptRequests.of("wheat", 1).build())));
        ClientSettings clients = ClientSettings.of(cluster.bootstrapServers(), "long-trainer")
                .withConsumer(Map.of(
                        "max.poll.interval.ms", "1000", "session.timeout.ms", "1000", "heartbeat.interval.ms", "200"));

        ConceptTrainer trainer = ConceptTrainer.start(
                TrainerSettings.of(clients),
                UNets.only(SteadyLearner.taking(Duration.ofMillis(300))),
                topics,
                meters,
                List.of());
        List<Concept> concepts = concepts(topics, 1);
        trainer.close();

        assertThat(concepts).hasSize(1);
        assertThat(count(meters, "offshoot.requests.dropped")).isZero();
    }

    @Test
    void goesOnFromTheLastCheckpointAfterACrash() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model-that-crashes"));
        Topics topics = topics("checkpoint");
        ConceptRequest request = ConceptRequests.of("wheat", 1)
                .setSteps(148)
                .setInitializerToken("a")
                .build();
        cluster.publish(List.of(request(topics, request)));
        Path checkpoints = folder.resolve("checkpoints");
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                DiffusionConceptLearner learner = DiffusionConceptLearner.of(diffusion)) {
            StepWatch doomed = new StepWatch(102);
            ConceptTrainer first = start(topics, learner, checkpoints, doomed);
            doomed.await();
            first.close();

            StepWatch next = new StepWatch(148);
            ConceptTrainer second = start(topics, learner, checkpoints, next);
            List<Concept> concepts = concepts(topics, 1);
            second.close();

            assertThat(next.firstStep()).isEqualTo(101);
            assertThat(concepts)
                    .singleElement()
                    .satisfies(concept -> assertThat(concept.getVectors()).isEqualTo(unbroken(learner, request)));
        }
    }

    /** The vectors that the same request brings without a crash. */
    private static List<List<Float>> unbroken(ConceptLearner learner, ConceptRequest request) throws Exception {
        TrainingPlan plan = TrainingPlan.of(request, learner.fingerprint(), new PhotoDecoder(1_000_000));
        LearnedConcept learned = learner.learn(plan.examples(), plan.settings(), Checkpoint.NONE, step -> {});
        return new Concepts("", "").of(request, 0, learned).getVectors();
    }

    private ConceptTrainer start(Topics topics, ConceptLearner learner, Path checkpoints, WorkListener listener) {
        ClientSettings clients =
                ClientSettings.of(cluster.bootstrapServers(), topics.settings().prefix() + "-trainer");
        TrainerSettings settings =
                TrainerSettings.of(clients).withCheckpoints(checkpoints).withDrainTimeout(Duration.ZERO);
        return ConceptTrainer.start(settings, UNets.only(learner), topics, meters, List.of(listener));
    }

    private static double count(SimpleMeterRegistry registry, String counter) {
        return registry.get(counter).tag("worker", "trainer").counter().count();
    }

    private ConceptTrainer start(Topics topics, ConceptLearner learner) {
        return start(topics, learner, meters);
    }

    private ConceptTrainer start(Topics topics, ConceptLearner learner, SimpleMeterRegistry registry) {
        ClientSettings clients =
                ClientSettings.of(cluster.bootstrapServers(), topics.settings().prefix() + "-trainer");
        return ConceptTrainer.start(TrainerSettings.of(clients), UNets.only(learner), topics, registry, List.of());
    }

    private static Topics topics(String prefix) throws Exception {
        Topics topics = Topics.of(
                TopicSettings.defaults().withPrefix(prefix).withPartitions(TestCluster.PARTITIONS),
                SchemaRegistry.connect(RegistrySettings.at("mock://trainer-test")));
        cluster.create(topics.all().stream().map(Topic::newTopic).toList());
        return topics;
    }

    private static ProducerRecord<byte[], byte[]> request(Topics topics, ConceptRequest request) {
        return TypedRecords.result(topics.conceptRequests(), request.getLabel(), request);
    }

    /** All concepts of a class, once a version of it is among them. */
    private static List<Concept> conceptsUpTo(Topics topics, int version) {
        List<Concept> concepts = concepts(topics, 1);
        while (concepts.get(concepts.size() - 1).getVersion() < version) {
            concepts = concepts(topics, concepts.size() + 1);
        }
        return concepts;
    }

    private static List<Concept> concepts(Topics topics, int atLeast) {
        return cluster.records(topics.concepts().name(), "read_committed", atLeast).stream()
                .map(record ->
                        topics.concepts().valueSerde().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }
}
