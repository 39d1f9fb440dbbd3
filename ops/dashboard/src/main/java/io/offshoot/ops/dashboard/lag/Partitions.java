package io.offshoot.ops.dashboard.lag;

import io.offshoot.ops.dashboard.kafka.Answers;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The partitions of topics and their offsets. */
record Partitions(Admin admin, Principal principal) {

    /**
     * All partitions of those of the topics that there are.
     *
     * @throws MissingRightException when one of them may not be read, even if there is nothing to read just now
     */
    Set<TopicPartition> of(Collection<String> topics) {
        Set<TopicPartition> partitions = new HashSet<>();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        described.forEach((topic, description) -> {
            try {
                TopicDescription found = Answers.await(description);
                requireReading(found);
                found.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            } catch (UnknownTopicOrPartitionException notThereYet) {
                return;
            } catch (TopicAuthorizationException refused) {
                throw mayNotRead(topic, refused);
            }
        });
        return partitions;
    }

    /** Offsets of the first records kept. */
    Map<TopicPartition, Long> starts(Set<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Offsets behind the last committed records. */
    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private void requireReading(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        if (allowed != null && !allowed.contains(AclOperation.READ)) {
            throw mayNotRead(topic.name(), null);
        }
    }

    private MissingRightException mayNotRead(String topic, @Nullable Throwable refusal) {
        return new MissingRightException(principal, List.of(Right.ofTopic(AclOperation.READ, topic)), refusal);
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Answers.await(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
