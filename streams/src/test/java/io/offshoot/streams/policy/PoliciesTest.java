package io.offshoot.streams.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policy holds, seen by the number of edits it asks for; the default policy of the harness asks for four. */
class PoliciesTest {
    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publishConcept("rye", Photos.concept("rye", 1));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void goesByTheDefaultWhenNothingIsPublished() {
        assertThat(edits("wheat", 1)).isEqualTo(4);
    }

    @Test
    void prefersTheClassToAllClasses() {
        topology.publishPolicy(ClassName.ALL_CLASSES, policy(2));
        topology.publishPolicy("wheat", policy(7));
        assertThat(List.of(edits("wheat", 1), edits("rye", 1))).containsExactly(7, 2);
    }

    @Test
    void keepsTheLastValidPolicy() {
        topology.publishPolicy("wheat", policy(7));
        topology.publishPolicy("wheat", policy(0));
        assertThat(edits("wheat", 1)).isEqualTo(7);
        assertThat(topology.count("offshoot.policies.ignored")).isEqualTo(1);
    }

    @Test
    void takesAPolicyBackByATombstone() {
        topology.publishPolicy("wheat", policy(7));
        topology.publishPolicy("wheat", null);
        assertThat(edits("wheat", 1)).isEqualTo(4);
    }

    @Test
    void appliesAPolicyToLaterPhotos() {
        topology.publishPolicy("wheat", policy(7));
        assertThat(edits("wheat", 1)).isEqualTo(7);
        topology.publishPolicy("wheat", policy(5));
        assertThat(edits("wheat", 2)).isEqualTo(5);
    }

    private int edits(String label, int number) {
        topology.publish(Photos.train(label, number));
        return topology.editRequests().get(0).value().getEdits().size();
    }

    private static AugmentationPolicy policy(int edits) {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setVersion(1)
                .setEditsPerImage(edits)
                .build();
    }
}
