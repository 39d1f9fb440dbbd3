package io.offshoot.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class AugmentationTopologyTest {
    private final Topology topology = AugmentationTopology.build(
            TopologyHarness.topics("mock://names"), StreamsSettings.of("localhost:9092", Path.of("state")));

    @Test
    void namesEveryOperator() {
        assertThat(topology.describe().toString()).doesNotContainPattern("K(STREAM|TABLE)-[A-Z]+-\\d");
    }

    @Test
    void hasOneTaskForWhatAClassNeeds() {
        assertThat(topology.describe().subtopologies()).hasSize(2);
    }

    @Test
    void keepsTheNamesOfInternalTopics() {
        assertThat(topology.describe().toString())
                .contains("photos-by-class-repartition", "concepts-to-all-repartition")
                .contains("contents", "few-shots", "few-shot-progress", "newest-concepts", "concept-versions")
                .contains("all-concepts")
                .contains("waiting-photos", "waiting-lengths");
    }
}
