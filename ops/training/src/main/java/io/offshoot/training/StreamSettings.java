package io.offshoot.training;

import io.offshoot.schemas.registry.RegistrySettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the stream is and how it is read.
 *
 * @param bootstrapServers {@code host:port} of the brokers
 * @param registry the schema registry
 * @param realTopic topic of the accepted photos
 * @param syntheticTopic topic of the edits
 * @param timeout how long brokers have to answer
 * @param patience how long a draw waits for the first image that the filter accepts; null for ever
 * @param strict whether a record that is no labelled image is an error, or logged, counted and skipped
 * @param kafka further properties of Kafka's consumer, such as those of TLS
 */
public record StreamSettings(
        String bootstrapServers,
        RegistrySettings registry,
        String realTopic,
        String syntheticTopic,
        Duration timeout,
        @Nullable Duration patience,
        boolean strict,
        Map<String, String> kafka) {

    /** Checks the settings. */
    public StreamSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers must be host:port of the brokers, was blank");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above 0, was " + timeout);
        }
        if (patience != null && patience.isNegative()) {
            throw new IllegalArgumentException("patience must be 0 or more, was " + patience);
        }
        kafka = Map.copyOf(kafka);
    }

    /** The usual topics, ten seconds for the brokers, patience without end, and records that are no images skipped. */
    public static StreamSettings of(String bootstrapServers, String registryUrl) {
        return new StreamSettings(
                bootstrapServers,
                RegistrySettings.at(registryUrl),
                "offshoot.real",
                "offshoot.synthetic",
                Duration.ofSeconds(10),
                null,
                false,
                Map.of());
    }

    /** The same with client properties of the registry. */
    public StreamSettings withRegistry(RegistrySettings other) {
        return new StreamSettings(bootstrapServers, other, realTopic, syntheticTopic, timeout, patience, strict, kafka);
    }

    /** The same with other topics. */
    public StreamSettings withTopics(String real, String synthetic) {
        return new StreamSettings(bootstrapServers, registry, real, synthetic, timeout, patience, strict, kafka);
    }

    /** The same with other times to wait. */
    public StreamSettings withTimes(Duration brokers, @Nullable Duration firstImage) {
        return new StreamSettings(
                bootstrapServers, registry, realTopic, syntheticTopic, brokers, firstImage, strict, kafka);
    }

    /** The same, with records that are no labelled images as errors or not. */
    public StreamSettings withStrict(boolean error) {
        return new StreamSettings(
                bootstrapServers, registry, realTopic, syntheticTopic, timeout, patience, error, kafka);
    }

    /** The same with further consumer properties. */
    public StreamSettings withKafka(Map<String, String> properties) {
        return new StreamSettings(
                bootstrapServers, registry, realTopic, syntheticTopic, timeout, patience, strict, properties);
    }
}
