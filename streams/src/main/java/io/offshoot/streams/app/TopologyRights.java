package io.offshoot.streams.app;

import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Refusals;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.access.TopicRights;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.StreamsConfig;

/** What the topology has to do with topics, and whether it may. */
final class TopologyRights {
    private static final String REPARTITION = "-repartition";

    private final List<Topic<?, ?>> reads;
    private final List<Topic<?, ?>> writes;
    private final List<String> inner;
    private final Map<String, Object> adminProperties;
    private final String applicationId;

    TopologyRights(Topics topics, StreamsSettings settings, Properties properties) {
        reads = List.of(topics.images(), topics.policies(), topics.concepts());
        writes = writes(topics, settings.takesReferences());
        applicationId = settings.applicationId();
        inner = Stream.concat(
                        Stream.of("-photos-by-class", "-concepts-to-all")
                                .map(name -> applicationId + name + REPARTITION),
                        StateStores.byClass(topics).stream()
                                .map(store -> applicationId + "-" + store.name() + "-changelog"))
                .toList();
        adminProperties = new StreamsConfig(properties).getAdminConfigs(applicationId + "-rights");
    }

    private static List<Topic<?, ?>> writes(Topics topics, boolean takesReferences) {
        List<Topic<?, ?>> writes = new ArrayList<>(
                List.of(topics.real(), topics.rejects(), topics.conceptRequests(), topics.editRequests()));
        if (takesReferences) {
            writes.add(topics.references());
        }
        return List.copyOf(writes);
    }

    /** Asks the brokers about the topics that it finds. */
    void require() {
        require(Stream.concat(reads.stream().map(Right::read), writes.stream().map(Right::write))
                .toList());
    }

    /** Asks the brokers about the topics that it makes for itself: once it runs, they are there. */
    void requireInner() {
        List<Right> needed = new ArrayList<>();
        for (String topic : inner) {
            needed.add(Right.ofTopic(AclOperation.READ, topic));
            needed.add(Right.ofTopic(AclOperation.WRITE, topic));
            if (topic.endsWith(REPARTITION)) {
                // what was read is deleted, else the topic would grow for ever
                needed.add(Right.ofTopic(AclOperation.DELETE, topic));
            }
        }
        require(needed);
    }

    private void require(List<Right> needed) {
        try (Admin admin = Admin.create(adminProperties)) {
            TopicRights.ask(admin, needed.stream().map(Right::name).distinct().toList())
                    .require(principal(), needed);
        }
    }

    /** The failure itself, or the exception that names the right whose lack has caused it. */
    Throwable explained(Throwable failure) {
        List<String> written = writes.stream().<String>map(Topic::name).toList();
        Throwable explained =
                new Refusals(principal(), topic -> !written.contains(topic), applicationId + "-").explained(failure);
        return explained instanceof TopicAuthorizationException unnamed ? explainedByMaking(unnamed) : explained;
    }

    /** When a topic cannot be made, Kafka Streams is not told which. */
    private Throwable explainedByMaking(TopicAuthorizationException refusal) {
        try (Admin admin = Admin.create(adminProperties)) {
            TopicRights there = TopicRights.ask(admin, inner);
            List<Right> missing = inner.stream()
                    .filter(topic -> !there.knows(topic))
                    .map(topic -> Right.ofTopic(AclOperation.CREATE, topic))
                    .toList();
            return missing.isEmpty() ? refusal : new MissingRightException(principal(), missing, refusal);
        } catch (KafkaException unanswered) {
            return refusal;
        }
    }

    private Principal principal() {
        return Principal.of(adminProperties);
    }
}
