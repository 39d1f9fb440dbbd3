package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStep;
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
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One concept request: the learned concept, or the reason why there is none, or nothing when a newer request of the class
 * waits, or comes while this one is learned. As long as the class's photos wait for a concept, a training that has begun
 * is not given up for a newer request, whether it runs or a crash broke it off after its first checkpoint.
 */
final class TrainingWork implements Work {

    private final UNets<? extends ConceptLearner> learners;
    private final Topics topics;
    private final PhotoDecoder decoder;
    private final Checkpoints checkpoints;
    private final Function<ConceptRequest, Consumer<TrainingStep>> reports;

    /** @param reports gives who hears of the steps of a request's training */
    TrainingWork(
            UNets<? extends ConceptLearner> learners,
            Topics topics,
            PhotoDecoder decoder,
            Checkpoints checkpoints,
            Function<ConceptRequest, Consumer<TrainingStep>> reports) {
        this.learners = learners;
        this.topics = topics;
        this.decoder = decoder;
        this.checkpoints = checkpoints;
        this.reports = reports;
    }

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        ConceptRequest request = TypedRecords.value(topics.conceptRequests(), context.record());
        Newcomer newcomer = new Newcomer(topics.conceptRequests(), request, context);
        OptionalInt successor = newcomer.successor();
        if (successor.isPresent()) {
            return skipped(request, successor.getAsInt());
        }
        try {
            return learned(request, newcomer, context);
        } catch (SupersededException ended) {
            return WorkResult.skipped(String.valueOf(ended.getMessage()));
        }
    }

    private WorkResult learned(ConceptRequest request, Newcomer newcomer, WorkContext context)
            throws WorkFailedException {
        Consumer<TrainingStep> report = reports.apply(request);
        Consumer<TrainingStep> steps = step -> {
            context.progress(step.number(), step.total());
            report.accept(step);
            giveWay(request, newcomer, step);
        };
        try (Lease<? extends ConceptLearner> learner = learners.lease(request.getUnet(), context::isCancelled)) {
            Checkpoint checkpoint =
                    checkpoints.of(context.record().value(), learner.model().fingerprint());
            OptionalInt newer = newcomer.version();
            if (newer.isPresent() && !checkpoint.isThere()) {
                return skipped(request, newer.getAsInt());
            }
            Concept concept = concept(request, learner.model(), checkpoint, steps);
            return new WorkResult(
                    List.of(TypedRecords.result(topics.concepts(), concept.getLabel(), concept)), 1, summary(concept));
        }
    }

    private static WorkResult skipped(ConceptRequest request, int newer) {
        return WorkResult.skipped("version %d of %s skipped, version %d waits"
                .formatted(request.getConceptVersion(), request.getLabel(), newer));
    }

    /** After the last step the concept is there already, and better than none. */
    private static void giveWay(ConceptRequest request, Newcomer newcomer, TrainingStep step) {
        if (step.number() < step.total()) {
            newcomer.successor().ifPresent(newer -> {
                throw new SupersededException("version %d of %s ended after step %d of %d, version %d waits"
                        .formatted(
                                request.getConceptVersion(), request.getLabel(), step.number(), step.total(), newer));
            });
        }
    }

    private Concept concept(
            ConceptRequest request, ConceptLearner learner, Checkpoint checkpoint, Consumer<TrainingStep> steps)
            throws WorkFailedException {
        TrainingPlan plan = TrainingPlan.of(request, learner.fingerprint(), decoder);
        Concepts concepts = new Concepts(learner.fingerprint(), WorkerVersion.current());
        try {
            LearnedConcept learned = learner.learn(plan.examples(), plan.settings(), checkpoint, steps);
            return concepts.of(request, plan.startVersion(), learned);
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new WorkFailedException(
                    "not-learnable",
                    "class %s cannot be learned: %s".formatted(request.getLabel(), unfit.getMessage()),
                    unfit);
        }
    }

    private static String summary(Concept concept) {
        return String.format(
                Locale.ROOT,
                "learned %s version %d from %d photos%s, loss on held-out noise %.4f to %.4f",
                concept.getToken(),
                concept.getVersion(),
                concept.getExampleImageIds().size(),
                concept.getStartVersion() == 0 ? "" : " and version " + concept.getStartVersion(),
                concept.getFirstLoss(),
                concept.getLastLoss());
    }
}
