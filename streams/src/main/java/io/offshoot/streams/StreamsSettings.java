package io.offshoot.streams;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.streams.policy.PolicyRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the topology.
 *
 * @param applicationId Kafka Streams' application id: consumer group and first part of internal topics' names
 * @param bootstrapServers brokers to connect to
 * @param stateDir folder of the state stores
 * @param imageLimits how large a photo may be
 * @param fewShotLinger how long a class that has fewer photos than it learns from waits for another one, by the wall
 *     clock, before it is learned from those it has
 * @param defaultPolicy policy of classes for which none is published
 * @param takesReferences whether photos by reference are passed on to a fetcher; without one they are refused
 * @param properties any Kafka Streams properties, also with the prefixes {@code consumer.}, {@code producer.},
 *     {@code topic.}; they win over what the topology sets itself
 */
public record StreamsSettings(
        String applicationId,
        String bootstrapServers,
        Path stateDir,
        ImageLimits imageLimits,
        Duration fewShotLinger,
        AugmentationPolicy defaultPolicy,
        boolean takesReferences,
        Map<String, String> properties) {
    /** The application id unless another one is set. */
    public static final String DEFAULT_APPLICATION_ID = "offshoot-topology";

    /** Time that a class waits for more photos unless another one is set. */
    public static final Duration DEFAULT_FEW_SHOT_LINGER = Duration.ofSeconds(30);

    private static final String GUARANTEE = "processing.guarantee";

    /** Refuses settings that cannot work, naming the key at fault. */
    public StreamsSettings {
        require(!applicationId.isBlank(), "applicationId must not be blank");
        require(!bootstrapServers.isBlank(), "bootstrapServers must name a broker as host:port");
        require(
                fewShotLinger.compareTo(Duration.ofMillis(1)) >= 0,
                "fewShotLinger must be at least 1 ms, was " + fewShotLinger);
        PolicyRules.firstProblem(defaultPolicy).ifPresent(problem -> require(false, "defaultPolicy: " + problem));
        require(
                properties.getOrDefault(GUARANTEE, "exactly_once_v2").equals("exactly_once_v2"),
                GUARANTEE + " must be exactly_once_v2, was " + properties.get(GUARANTEE));
        properties = Map.copyOf(properties);
    }

    /** The defaults against some brokers, with state in a folder. */
    public static StreamsSettings of(String bootstrapServers, Path stateDir) {
        return new StreamsSettings(
                DEFAULT_APPLICATION_ID,
                bootstrapServers,
                stateDir,
                ImageLimits.DEFAULT,
                DEFAULT_FEW_SHOT_LINGER,
                daFusion(),
                false,
                Map.of());
    }

    /**
     * The policy of the DA-Fusion paper's scripts: 10 edits a photo at strengths 0.25, 0.5, 0.75 and 1.0 drawn alike,
     * guidance 7.5, 50 steps; concepts from up to 16 photos, initialiser "the", 1000 steps of learning rate 2e-3, batch 4.
     * Version 0: no published policy is so low.
     */
    public static AugmentationPolicy daFusion() {
        return AugmentationPolicy.newBuilder().setVersion(0).build();
    }

    /** The same under another application id. */
    public StreamsSettings withApplicationId(String id) {
        return new StreamsSettings(
                id, bootstrapServers, stateDir, imageLimits, fewShotLinger, defaultPolicy, takesReferences, properties);
    }

    /** The same with other limits of photos. */
    public StreamsSettings withImageLimits(ImageLimits limits) {
        return new StreamsSettings(
                applicationId,
                bootstrapServers,
                stateDir,
                limits,
                fewShotLinger,
                defaultPolicy,
                takesReferences,
                properties);
    }

    /** The same with another linger. */
    public StreamsSettings withFewShotLinger(Duration linger) {
        return new StreamsSettings(
                applicationId,
                bootstrapServers,
                stateDir,
                imageLimits,
                linger,
                defaultPolicy,
                takesReferences,
                properties);
    }

    /** The same with another policy for classes for which none is published. */
    public StreamsSettings withDefaultPolicy(AugmentationPolicy policy) {
        return new StreamsSettings(
                applicationId,
                bootstrapServers,
                stateDir,
                imageLimits,
                fewShotLinger,
                policy,
                takesReferences,
                properties);
    }

    /** The same with photos by reference passed on to a fetcher, or refused. */
    public StreamsSettings withReferences(boolean taken) {
        return new StreamsSettings(
                applicationId,
                bootstrapServers,
                stateDir,
                imageLimits,
                fewShotLinger,
                defaultPolicy,
                taken,
                properties);
    }

    /** The same with other Kafka Streams properties. */
    public StreamsSettings withProperties(Map<String, String> streamsProperties) {
        return new StreamsSettings(
                applicationId,
                bootstrapServers,
                stateDir,
                imageLimits,
                fewShotLinger,
                defaultPolicy,
                takesReferences,
                streamsProperties);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
