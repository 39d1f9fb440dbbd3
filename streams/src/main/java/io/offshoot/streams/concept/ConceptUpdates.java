package io.offshoot.streams.concept;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.state.StateStores;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the concepts of each class where the planner looks for them; the newest is the one published last. A tombstone
 * retires them all: photos that come later wait for the next one. A concept that is not valid is ignored with a
 * sentence in the log. Which base model it was learned on is the editor's business.
 *
 * <p>What it keeps it hands on, to be told to the tasks of other classes; once after a start, what they do not know yet.
 */
public final class ConceptUpdates extends ContextualProcessor<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ConceptUpdates.class);

    private static final Duration SOON = Duration.ofMillis(200);

    private final Serde<Concept> serde;
    private final TopologyMeters meters;

    /** Decodes with a serde. */
    public ConceptUpdates(Serde<Concept> serde, TopologyMeters meters) {
        this.serde = serde;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        AtomicReference<@Nullable Cancellable> once = new AtomicReference<>();
        once.set(context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, now -> {
            tellWhatIsNotKnown(now);
            Objects.requireNonNull(once.get()).cancel();
        }));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            ignore("?", "its key must be the class");
        } else if (record.value() == null) {
            LOG.info("The concept of {} is retired", record.key());
            LearnedConcepts.in(context()).retire(record.key());
            context().forward(record);
        } else {
            update(record);
        }
    }

    private void update(Record<String, byte[]> record) {
        String label = record.key();
        try {
            Concept concept = serde.deserializer().deserialize(StateStores.CONCEPTS, record.value());
            problem(label, concept).ifPresentOrElse(problem -> ignore(label, problem), () -> {
                LOG.info("Concept {} of {} is here", concept.getVersion(), label);
                LearnedConcepts.in(context()).add(concept);
                context().forward(record);
            });
        } catch (UndecodableRecordException e) {
            ignore(label, String.valueOf(e.getMessage()));
        }
    }

    /** Concepts from before an upgrade, when they were not told to other tasks. */
    private void tellWhatIsNotKnown(long now) {
        KeyValueStore<String, Concept> known = context().getStateStore(StateStores.ALL_CONCEPTS);
        KeyValueStore<String, Concept> newest = context().getStateStore(StateStores.CONCEPTS);
        try (KeyValueIterator<String, Concept> own = newest.all()) {
            own.forEachRemaining(entry -> {
                if (!entry.value.equals(known.get(entry.key))) {
                    byte[] value = serde.serializer().serialize(StateStores.CONCEPTS, entry.value);
                    context().forward(new Record<>(entry.key, value, now));
                }
            });
        }
    }

    private static Optional<String> problem(String label, Concept concept) {
        if (!concept.getLabel().equals(label)) {
            return Optional.of("it is of class " + concept.getLabel() + ", unlike its key");
        }
        if (concept.getToken().isBlank()) {
            return Optional.of("it has no token");
        }
        boolean ragged = concept.getVectors().stream()
                        .mapToInt(vector -> vector.size())
                        .distinct()
                        .count()
                != 1;
        return ragged || concept.getVectors().get(0).isEmpty()
                ? Optional.of("its vectors must be one or more, all of one width")
                : Optional.empty();
    }

    private void ignore(String label, String problem) {
        meters.conceptIgnored();
        LOG.warn("A concept for {} is ignored and the last one stays: {}; publish a valid one", label, problem);
    }
}
