package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.concept.LearnedConcepts;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.policy.Policies;
import io.offshoot.streams.state.StateStores;
import io.offshoot.streams.state.TraceContexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Joins each accepted training photo with the newest concept of its class, or the version that its policy pins, and asks
 * for its edits; a policy of mode REAL_GUIDANCE needs no concept. Photos of a class that has none (learned with the policy's
 * UNet), is paused, or has fewer rivals than its scores need, wait in
 * a queue and are planned in order as soon as there is one and the pause is over;
 * as long as any waits, later ones queue behind it. A later concept or policy holds for the photos planned after it.
 */
public final class Planner extends ContextualProcessor<String, LabelledImage, String, EditRequest> {
    /** The queue is let go in portions, so that one portion never outlasts a transaction. */
    private static final int PORTION = 64;

    private static final Duration PERIOD = Duration.ofMillis(200);

    private final AugmentationPolicy defaultPolicy;
    private final TopologyMeters meters;
    private final AtomicLong inQueue = new AtomicLong();
    private final LongSupplier queueLength = inQueue::get;

    /** Plans by the published policies, else by a default. */
    public Planner(AugmentationPolicy defaultPolicy, TopologyMeters meters) {
        this.defaultPolicy = defaultPolicy;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, EditRequest> context) {
        super.init(context);
        context.schedule(PERIOD, PunctuationType.WALL_CLOCK_TIME, this::release);
        inQueue.set(waiting().classes().stream().mapToLong(waiting()::length).sum());
        meters.addQueue(queueLength);
    }

    @Override
    public void process(Record<String, LabelledImage> record) {
        String label = record.key();
        Optional<Subject> subject = subject(label);
        if (subject.isPresent() && waiting().length(label) == 0) {
            plan(record, subject.get());
        } else {
            long position = context().recordMetadata().orElseThrow().offset();
            waiting().add(label, position, record.value(), record.headers());
            inQueue.incrementAndGet();
        }
    }

    @Override
    public void close() {
        meters.removeQueue(queueLength);
    }

    private void release(long now) {
        for (String label : waiting().classes()) {
            subject(label).ifPresent(subject -> {
                for (WaitingPhotos.Waiting first : waiting().take(label, PORTION)) {
                    inQueue.decrementAndGet();
                    plan(new Record<>(label, first.photo(), now, first.headers()), subject);
                }
            });
        }
    }

    /** What to plan with now; empty when the class has no concept that it needs, or is paused. */
    private Optional<Subject> subject(String label) {
        AugmentationPolicy policy = policy(label);
        return policy.getPaused()
                ? Optional.empty()
                : Subject.of(label, policy, LearnedConcepts.in(context()))
                        .flatMap(subject -> scored(label, policy, subject));
    }

    /** Empty while fewer concepts of other classes are known than scores are to be compared with. */
    private Optional<Subject> scored(String label, AugmentationPolicy policy, Subject subject) {
        KeyValueStore<String, Concept> all = context().getStateStore(StateStores.ALL_CONCEPTS);
        List<Concept> concepts = new ArrayList<>();
        if (policy.getScoreTimesteps() > 0) {
            try (KeyValueIterator<String, Concept> entries = all.all()) {
                entries.forEachRemaining(entry -> concepts.add(entry.value));
            }
        }
        return Rivals.of(label, policy, subject, concepts.stream()).map(subject::against);
    }

    private void plan(Record<String, LabelledImage> record, Subject subject) {
        LabelledImage photo = record.value();
        EditRequest request = EditPlanner.plan(photo, subject, policy(record.key()));
        meters.planned(request.getEdits().size());
        context().forward(record.withKey(photo.getImageId()).withValue(request));
    }

    private WaitingPhotos waiting() {
        return new WaitingPhotos(
                context().getStateStore(StateStores.WAITING_PHOTOS),
                context().getStateStore(StateStores.WAITING_LENGTHS),
                new TraceContexts(context().getStateStore(StateStores.TRACE_CONTEXTS)));
    }

    private AugmentationPolicy policy(String label) {
        return new Policies(context().getStateStore(StateStores.POLICIES), defaultPolicy).of(label);
    }
}
