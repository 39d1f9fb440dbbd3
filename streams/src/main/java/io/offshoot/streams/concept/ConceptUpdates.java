package io.offshoot.streams.concept;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.state.StateStores;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the concepts of each class where the planner looks for them; the newest is the one published last. A tombstone
 * retires them all: photos that come later wait for the next one. A concept that is not valid is ignored with a
 * sentence in the log. Which base model it was learned on is the editor's business.
 */
public final class ConceptUpdates extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ConceptUpdates.class);

    private final Deserializer<Concept> deserializer;
    private final TopologyMeters meters;

    /** Decodes with a deserializer. */
    public ConceptUpdates(Deserializer<Concept> deserializer, TopologyMeters meters) {
        this.deserializer = deserializer;
        this.meters = meters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            ignore("?", "its key must be the class");
        } else if (record.value() == null) {
            LOG.info("The concept of {} is retired", record.key());
            LearnedConcepts.in(context()).retire(record.key());
        } else {
            update(record.key(), record.value());
        }
    }

    private void update(String label, byte[] value) {
        try {
            Concept concept = deserializer.deserialize(StateStores.CONCEPTS, value);
            problem(label, concept).ifPresentOrElse(problem -> ignore(label, problem), () -> {
                LOG.info("Concept {} of {} is here", concept.getVersion(), label);
                LearnedConcepts.in(context()).add(concept);
            });
        } catch (UndecodableRecordException e) {
            ignore(label, String.valueOf(e.getMessage()));
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
