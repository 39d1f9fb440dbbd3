package io.offshoot.streams.concept;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TopologyHarness;
import io.offshoot.streams.state.StateStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the stores of a service that kept only the newest concepts until now. */
class LearnedConceptsTest {
    private static final Concept BEFORE = Photos.concept("wheat", 3);

    private final Topics topics = TopologyHarness.topics("mock://learned-concepts");
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private LearnedConcepts concepts;

    @BeforeEach
    void upgrade() {
        store(StateStores.CONCEPTS).put("wheat", BEFORE);
        store(StateStores.CONCEPT_VERSIONS);
        concepts = LearnedConcepts.in(context);
    }

    @Test
    void theNewestCanBePinned() {
        assertThat(concepts.inUse("wheat", pinned(3))).contains(BEFORE);
        assertThat(concepts.inUse("wheat", pinned(2))).isEmpty();
    }

    @Test
    void theOneThatWasTheNewestStaysWhenTheNextComes() {
        concepts.add(Photos.concept("wheat", 4));

        assertThat(concepts.inUse("wheat", pinned(3))).contains(BEFORE);
        assertThat(concepts.inUse("wheat", pinned(0))).contains(Photos.concept("wheat", 4));
    }

    @Test
    void retiringForgetsEveryVersionOfTheClassAlone() {
        concepts.add(Photos.concept("wheat field", 1));
        concepts.add(Photos.concept("wheat", 4));

        concepts.retire("wheat");

        assertThat(concepts.inUse("wheat", pinned(3))).isEmpty();
        assertThat(concepts.inUse("wheat", pinned(0))).isEmpty();
        assertThat(concepts.inUse("wheat field", pinned(1))).isPresent();
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

    private static AugmentationPolicy pinned(int version) {
        return AugmentationPolicy.newBuilder().setPinnedVersion(version).build();
    }
}
