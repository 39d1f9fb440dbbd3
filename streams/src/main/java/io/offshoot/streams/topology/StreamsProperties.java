package io.offshoot.streams.topology;

import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams configuration: what the promises and the size of photos ask for, then the user's properties. */
public final class StreamsProperties {
    private static final int PHOTOS_IN_MEMORY = 32;
    private static final int TRANSACTION_TIMEOUT_MS = 60_000;

    private StreamsProperties() {}

    /** The configuration for these topics and settings. */
    public static Properties of(Topics topics, StreamsSettings settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.settings().replicationFactor());
        putSizes(topics, properties);
        properties.putAll(settings.properties());
        return properties;
    }

    /** Photos are large: few are held in memory, and internal topics take what the others take. */
    private static void putSizes(Topics topics, Properties properties) {
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, PHOTOS_IN_MEMORY);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), PHOTOS_IN_MEMORY);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        properties.put(StreamsConfig.topicPrefix("max.message.bytes"), Integer.toString(topics.maxMessageBytes()));
        topics.consumerProperties().forEach((key, value) -> properties.put(StreamsConfig.consumerPrefix(key), value));
        topics.producerProperties().forEach((key, value) -> properties.put(StreamsConfig.producerPrefix(key), value));
    }
}
