package io.offshoot.streams.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TopologyHarness;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.state.StateStores;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConceptUpdatesTest {
    private final Topics topics = TopologyHarness.topics("mock://" + UUID.randomUUID());
    private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    private final KeyValueStore<String, Concept> own = store(StateStores.CONCEPTS);
    private final KeyValueStore<String, Concept> all = store(StateStores.ALL_CONCEPTS);

    @BeforeEach
    void start() {
        new ConceptUpdates(topics.concepts().valueSerde(), new TopologyMeters(new SimpleMeterRegistry())).init(context);
    }

    @Test
    void aConceptFromBeforeAnUpgradeIsToldToOtherTasksOnceAfterTheStart() {
        own.put("wheat", Photos.concept("wheat", 1));

        ring();

        assertThat(context.forwarded())
                .singleElement()
                .satisfies(told -> assertThat(told.record().key()).isEqualTo("wheat"));
        assertThat(context.scheduledPunctuators().get(0).cancelled()).isTrue();
    }

    @Test
    void whatOtherTasksKnowIsNotToldAgain() {
        own.put("wheat", Photos.concept("wheat", 1));
        all.put("wheat", Photos.concept("wheat", 1));

        ring();

        assertThat(context.forwarded()).isEmpty();
    }

    private void ring() {
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
    }

    private KeyValueStore<String, Concept> store(String name) {
        KeyValueStore<String, Concept> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name),
                        Serdes.String(),
                        topics.concepts().valueSerde())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
