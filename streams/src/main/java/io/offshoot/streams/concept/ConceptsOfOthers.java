package io.offshoot.streams.concept;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.streams.state.StateStores;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the concepts of all classes, as the tasks of other classes tell them; those were found to be valid there. */
public final class ConceptsOfOthers extends ContextualProcessor<String, byte[], Void, Void> {
    private final Deserializer<Concept> deserializer;

    /** Decodes with a deserializer. */
    public ConceptsOfOthers(Deserializer<Concept> deserializer) {
        this.deserializer = deserializer;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, Concept> concepts = context().getStateStore(StateStores.ALL_CONCEPTS);
        if (record.value() == null) {
            concepts.delete(record.key());
        } else {
            concepts.put(record.key(), deserializer.deserialize(StateStores.ALL_CONCEPTS, record.value()));
        }
    }
}
