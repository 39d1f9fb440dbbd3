package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.EveryRecord;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every policy that was ever published, oldest first: the policies topic itself, whose records are not compacted for ten
 * years.
 */
public record PolicyHistory(List<PublishedPolicy> policies) {
    /** Sorts by time. */
    public PolicyHistory {
        policies = policies.stream()
                .sorted(Comparator.comparing(PublishedPolicy::at))
                .toList();
    }

    /** Reads the topic up to its present end. */
    public static PolicyHistory read(Connection connection) {
        List<PublishedPolicy> policies = new ArrayList<>();
        EveryRecord.read(connection, connection.topics().policies(), record -> policies.add(published(record)));
        return new PolicyHistory(policies);
    }

    static PublishedPolicy published(ConsumerRecord<String, AugmentationPolicy> record) {
        return new PublishedPolicy(
                record.key(),
                record.value(),
                Instant.ofEpochMilli(record.timestamp()),
                SignedPublisher.by(record.headers()));
    }

    /** The published policy that a class goes by now, its own or that of all classes; null when the service's own holds. */
    public @Nullable AugmentationPolicy of(String label) {
        Map<String, AugmentationPolicy> newest = newest();
        return newest.getOrDefault(label, newest.get(ClassName.ALL_CLASSES));
    }

    /** The policies that hold now, by class. */
    SortedMap<String, AugmentationPolicy> newest() {
        SortedMap<String, AugmentationPolicy> newest = new TreeMap<>();
        policies.forEach(published -> put(newest, published));
        return newest;
    }

    /** The highest version that the class, or all classes, ever had; 0 when there was none. Edits have it in their ids. */
    int highestVersion(String label) {
        return policies.stream()
                .filter(published ->
                        published.label().equals(label) || published.label().equals(ClassName.ALL_CLASSES))
                .map(PublishedPolicy::policy)
                .mapToInt(policy -> policy == null ? 0 : policy.getVersion())
                .max()
                .orElse(0);
    }

    static void put(Map<String, AugmentationPolicy> newest, PublishedPolicy published) {
        AugmentationPolicy policy = published.policy();
        if (policy == null) {
            newest.remove(published.label());
        } else {
            newest.put(published.label(), policy);
        }
    }
}
