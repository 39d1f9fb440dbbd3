package io.offshoot.streams.app;

import org.apache.kafka.streams.KafkaStreams;

/**
 * How the topology is.
 *
 * @param state Kafka Streams' state
 * @param live false when it will not come back by itself and the process should be started again
 * @param ready whether it processes photos now
 * @param sentence the same for a person, with the last failure where there is one
 */
public record StreamsHealth(KafkaStreams.State state, boolean live, boolean ready, String sentence) {}
