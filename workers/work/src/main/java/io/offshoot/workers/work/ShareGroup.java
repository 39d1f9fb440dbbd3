package io.offshoot.workers.work;

import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** The share group on the brokers: its configuration and its lag. */
record ShareGroup(Admin admin, String id, Principal principal) {

    /** Deliveries after which the broker drops a record without a word: the most it can be told. */
    static final int BROKER_LIMIT = 10;

    /**
     * Without the first two, requests published before the first worker came would be passed over, and those of aborted
     * transactions worked on; the third leaves room between our ceiling and the broker's.
     */
    private static final Map<String, String> NEEDED = Map.of(
            "share.auto.offset.reset",
            "earliest",
            "share.isolation.level",
            "read_committed",
            "share.delivery.count.limit",
            Integer.toString(BROKER_LIMIT));

    /**
     * Configures the group as queue mode needs it, where it is not already.
     *
     * @throws MissingRightException when the worker may not
     * @throws KafkaException when the brokers have no share groups; the sentence says what to set
     */
    void configure() {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, id);
        try {
            Map<String, String> present = new HashMap<>();
            await(admin.describeConfigs(List.of(group)).all())
                    .values()
                    .forEach(config -> config.entries().forEach(entry -> present.put(entry.name(), entry.value())));
            List<AlterConfigOp> missing = NEEDED.entrySet().stream()
                    .filter(needed -> !needed.getValue().equals(present.get(needed.getKey())))
                    .map(needed -> new AlterConfigOp(
                            new ConfigEntry(needed.getKey(), needed.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!missing.isEmpty()) {
                await(admin.incrementalAlterConfigs(Map.of(group, missing)).all());
            }
        } catch (AuthorizationException refused) {
            throw new MissingRightException(principal, List.of(Right.ofGroup(AclOperation.ALTER_CONFIGS, id)), refused);
        } catch (KafkaException refused) {
            throw new KafkaException(
                    "share group %s cannot be configured (%s); queue mode needs brokers of Kafka 4.2 or later, and either the right to alter the group's configuration or one where %s"
                            .formatted(id, refused.getMessage(), needs()),
                    refused);
        }
    }

    /** Records of the topics it reads that are not answered yet; empty before its first poll. */
    OptionalLong lag() {
        Map<TopicPartition, SharePartitionOffsetInfo> offsets =
                await(admin.listShareGroupOffsets(Map.of(id, new ListShareGroupOffsetsSpec()))
                        .partitionsToOffsetInfo(id));
        if (offsets.isEmpty()) {
            return OptionalLong.empty();
        }
        long told = 0;
        Set<TopicPartition> untouched = new HashSet<>();
        for (Map.Entry<TopicPartition, SharePartitionOffsetInfo> entry : offsets.entrySet()) {
            Optional<Long> lag = Optional.ofNullable(entry.getValue()).flatMap(SharePartitionOffsetInfo::lag);
            told += lag.orElse(0L);
            if (lag.isEmpty()) {
                untouched.add(entry.getKey());
            }
        }
        return OptionalLong.of(told + size(untouched));
    }

    /** All records of partitions; the brokers tell no lag of those of which nothing was acknowledged yet. */
    private long size(Set<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest()) - offsets(partitions, OffsetSpec.earliest());
    }

    private long offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return await(admin.listOffsets(asked).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static String needs() {
        return NEEDED.entrySet().stream()
                .map(needed -> needed.getKey() + " is " + needed.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the brokers were asked", e);
        }
    }
}
