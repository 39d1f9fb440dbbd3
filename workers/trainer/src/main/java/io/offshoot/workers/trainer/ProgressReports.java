package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.schemas.avro.ConceptProgress;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.News;
import io.offshoot.workers.work.TypedRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Tells how far trainings are: at the first step, at the last, and every {@link #INTERVAL} between them.
 *
 * @param worker name of this trainer
 */
record ProgressReports(Topics topics, News news, String worker, InstantSource clock) {

    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Reports of one training, to be told of its steps. */
    Consumer<TrainingStep> of(ConceptRequest request) {
        return new OfOne(request);
    }

    final class OfOne implements Consumer<TrainingStep> {

        private final ConceptRequest request;
        private Instant next = Instant.MIN;

        OfOne(ConceptRequest request) {
            this.request = request;
        }

        @Override
        public void accept(TrainingStep step) {
            Instant now = clock.instant();
            if (!now.isBefore(next) || step.number() == step.total()) {
                next = now.plus(INTERVAL);
                ConceptProgress report = report(step);
                news.publish(() -> TypedRecords.result(topics.conceptProgress(), report.getLabel(), report));
            }
        }

        private ConceptProgress report(TrainingStep step) {
            return ConceptProgress.newBuilder()
                    .setLabel(request.getLabel())
                    .setConceptVersion(request.getConceptVersion())
                    .setRequestId(request.getRequestId())
                    .setStep(step.number())
                    .setSteps(step.total())
                    .setLoss(step.loss())
                    .setBestLoss(step.bestHeldOutLoss())
                    .setWorker(worker)
                    .build();
        }
    }
}
