package io.offshoot.streams.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos by reference in a service that has a fetcher. */
class ReferenceTest {

    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = TopologyHarness.takingReferences(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void passesAReferenceOnToTheFetcherAsItCame() {
        LabelledImage photo = photo("a".repeat(64));

        topology.publish("traceparent", "trace", photo);

        assertThat(topology.references()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("leaf");
            assertThat(record.value()).isEqualTo(photo);
            assertThat(record.headers().lastHeader("traceparent")).isNotNull();
        });
        assertThat(topology.count("offshoot.photos.referred")).isEqualTo(1);
        assertThat(topology.real()).isEmpty();
        assertThat(topology.rejects()).isEmpty();
    }

    @Test
    void rejectsAReferenceWithoutAHash() {
        topology.publish(photo(""));

        assertThat(topology.rejectReasons()).containsExactly("bad-reference");
        assertThat(topology.references()).isEmpty();
    }

    @Test
    void rejectsAReferenceWithoutALabelBeforeItIsFetched() {
        LabelledImage photo = photo("a".repeat(64));
        photo.setLabel(null);

        topology.publish(photo);

        assertThat(topology.rejectReasons()).containsExactly("no-label");
        assertThat(topology.references()).extracting(TestRecord::key).isEmpty();
    }

    private static LabelledImage photo(String sha256) {
        return Photos.builder("leaf", new byte[0])
                .setSha256(null)
                .setPayload(PayloadReference.newBuilder()
                        .setUri("s3://photos/leaf.jpg")
                        .setSha256(sha256)
                        .build())
                .build();
    }
}
