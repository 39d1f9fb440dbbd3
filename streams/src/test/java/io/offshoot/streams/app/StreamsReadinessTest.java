package io.offshoot.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class StreamsReadinessTest {

    @Test
    void lacksNothingWhileItRuns() {
        StreamsReadiness readiness = StreamsReadiness.of(State.RUNNING, List.of("RUNNING", "RUNNING"));

        assertThat(readiness.partitions()).isEmpty();
        assertThat(readiness.concepts()).isEmpty();
    }

    @Test
    void lacksConceptsOnlyWhileItRestoresThem() {
        StreamsReadiness readiness = StreamsReadiness.of(State.REBALANCING, List.of("PARTITIONS_ASSIGNED"));

        assertThat(readiness.partitions()).isEmpty();
        assertThat(readiness.concepts())
                .hasValueSatisfying(why -> assertThat(why).contains("not caught up"));
    }

    @Test
    void lacksPartitionsWhileItsGroupHasNotAnswered() {
        StreamsReadiness readiness = StreamsReadiness.of(State.REBALANCING, List.of("STARTING", "PARTITIONS_REVOKED"));

        assertThat(readiness.partitions())
                .hasValueSatisfying(why -> assertThat(why).contains("check that the brokers"));
    }
}
