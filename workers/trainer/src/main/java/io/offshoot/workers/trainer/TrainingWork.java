package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.Work;
import io.offshoot.workers.work.WorkContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import io.offshoot.workers.work.WorkerVersion;
import io.offshoot.workers.work.photo.PhotoDecoder;
import io.offshoot.workers.work.unet.Lease;
import io.offshoot.workers.work.unet.UNets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One concept request: the learned concept, or the reason why there is none, or nothing when a newer one waits. */
final class TrainingWork implements Work {

    private final UNets<? extends ConceptLearner> learners;
    private final Topics topics;
    private final PhotoDecoder decoder;
    private final Checkpoints checkpoints;

    TrainingWork(
            UNets<? extends ConceptLearner> learners, Topics topics, PhotoDecoder decoder, Checkpoints checkpoints) {
        this.learners = learners;
        this.topics = topics;
        this.decoder = decoder;
        this.checkpoints = checkpoints;
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        ConceptRequest request = TypedRecords.value(topics.conceptRequests(), context.record());
        Optional<Integer> newer = newerVersion(request, context);
        if (newer.isPresent()) {
            return WorkResult.skipped("version %d of %s skipped, version %d waits"
                    .formatted(request.getConceptVersion(), request.getLabel(), newer.get()));
        }
        try (Lease<? extends ConceptLearner> learner = learners.lease(request.getUnet())) {
            Concept concept = concept(request, learner.model(), context);
            return new WorkResult(
                    List.of(TypedRecords.result(topics.concepts(), concept.getLabel(), concept)), 1, summary(concept));
        }
    }

    private Concept concept(ConceptRequest request, ConceptLearner learner, WorkContext context)
            throws WorkFailedException {
        TrainingPlan plan = TrainingPlan.of(request, decoder);
        Concepts concepts = new Concepts(learner.fingerprint(), WorkerVersion.current());
        return concepts.of(request, learn(request, plan, learner, context));
    }

    private LearnedConcept learn(ConceptRequest request, TrainingPlan plan, ConceptLearner learner, WorkContext context)
            throws WorkFailedException {
        Checkpoint checkpoint = checkpoints.of(context.record().value(), learner.fingerprint());
        try {
            return learner.learn(
                    plan.examples(),
                    plan.settings(),
                    checkpoint,
                    (done, total) -> context.progress((int) done, (int) total));
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new WorkFailedException(
                    "not-learnable",
                    "class %s cannot be learned: %s".formatted(request.getLabel(), unfit.getMessage()),
                    unfit);
        }
    }

    /** The newest version of the same class that waits behind this request. */
    private Optional<Integer> newerVersion(ConceptRequest request, WorkContext context) {
        return context.waitingWithSameKey().stream()
                .flatMap(waiting -> versionOf(waiting).stream())
                .filter(version -> version > request.getConceptVersion())
                .max(Integer::compare);
    }

    private Optional<Integer> versionOf(ConsumerRecord<byte[], byte[]> waiting) {
        try {
            return Optional.of(
                    TypedRecords.value(topics.conceptRequests(), waiting).getConceptVersion());
        } catch (WorkFailedException undecodable) {
            // It becomes a dead letter in its own turn; until then it replaces nothing.
            return Optional.empty();
        }
    }

    private static String summary(Concept concept) {
        return String.format(
                Locale.ROOT,
                "learned %s version %d from %d photos, loss on held-out noise %.4f to %.4f",
                concept.getToken(),
                concept.getVersion(),
                concept.getExampleImageIds().size(),
                concept.getFirstLoss(),
                concept.getLastLoss());
    }
}
