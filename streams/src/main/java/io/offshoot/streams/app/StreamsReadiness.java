package io.offshoot.streams.app;

import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * What the topology still lacks to process photos, each by itself.
 *
 * @param partitions why there are no partitions; empty when they are assigned
 * @param concepts why the concepts are not all known; empty when they are caught up
 */
public record StreamsReadiness(Optional<String> partitions, Optional<String> concepts) {
    /** Threads in one of these states have been told their partitions. */
    private static final String RUNNING = "RUNNING";

    private static final String RESTORING = "PARTITIONS_ASSIGNED";

    /**
     * After the states of Kafka Streams and of its threads.
     *
     * @param threads the state of each thread, as Kafka Streams names it
     */
    static StreamsReadiness of(State state, Collection<String> threads) {
        boolean isAssigned = threads.stream().anyMatch(thread -> thread.equals(RUNNING) || thread.equals(RESTORING));
        boolean isRestored = state == State.RUNNING;
        return new StreamsReadiness(
                isAssigned
                        ? Optional.empty()
                        : Optional.of(
                                "No thread has its partitions yet (" + state + "); check that the brokers are there."),
                isRestored
                        ? Optional.empty()
                        : Optional.of("The stores of concepts and policies are not caught up with their topics yet ("
                                + state + "); it takes longer the more there are."));
    }
}
