package io.offshoot.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.trace.TraceContext;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TopologyHarness;
import java.nio.file.Path;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a photo's event goes on to everything that is asked for because of it. */
class TraceTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void goesOnToThePhotoThatTrainersRead() {
        topology.publish("traceparent", PARENT, Photos.train("wheat", 1));

        assertThat(topology.real()).singleElement().satisfies(TraceTest::isTraced);
    }

    @Test
    void goesOnToTheEditRequestOfAPhotoThatIsPlannedAtOnce() {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));

        topology.publish("traceparent", PARENT, Photos.train("wheat", 1));

        assertThat(topology.editRequests()).singleElement().satisfies(TraceTest::isTraced);
    }

    @Test
    void goesOnToTheEditRequestOfAPhotoThatHadToWait() {
        topology.publish("traceparent", PARENT, Photos.train("wheat", 1));
        topology.publish(Photos.train("wheat", 2));

        topology.publishConcept("wheat", Photos.concept("wheat", 1));

        assertThat(topology.editRequests())
                .satisfiesExactly(
                        TraceTest::isTraced,
                        second -> assertThat(second.headers()).isEmpty());
    }

    @Test
    void goesOnToTheConceptRequestThatWaitedForTheLinger() {
        topology.publish("traceparent", PARENT, Photos.train("wheat", 1));

        topology.advance(TopologyHarness.LINGER);

        assertThat(topology.conceptRequestRecords()).singleElement().satisfies(TraceTest::isTraced);
    }

    @Test
    void isNotMadeUpForAPhotoThatCameWithout() {
        topology.publish(Photos.train("wheat", 1));

        topology.advance(TopologyHarness.LINGER);

        assertThat(topology.conceptRequestRecords())
                .singleElement()
                .satisfies(record -> assertThat(record.headers()).isEmpty());
    }

    private static void isTraced(TestRecord<?, ?> record) {
        assertThat(TraceContext.of(record.headers())).hasValue(new TraceContext(PARENT, ""));
    }
}
