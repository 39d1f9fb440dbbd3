package io.offshoot.ops.torture.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Makes the next replica of every partition the preferred one, and has it elected. */
record LeaderMove(Admin admin, String prefix) implements Fault {

    private static final long LIMIT_SECONDS = 5;

    /** Made when the first share group is. */
    private static final String SHARE_GROUPS = "__share_group_state";

    @Override
    public boolean begin() throws Exception {
        List<String> topics = new ArrayList<>(List.of("__consumer_offsets", "__transaction_state"));
        if (admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .contains(SHARE_GROUPS)) {
            topics.add(SHARE_GROUPS);
        }
        for (String word : List.of("edit-requests", "synthetic", "concept-requests", "failures")) {
            topics.add(prefix + "." + word);
        }
        Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(topics).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        descriptions.forEach((topic, description) -> description
                .partitions()
                .forEach(partition ->
                        moves.put(new TopicPartition(topic, partition.partition()), Optional.of(rotated(partition)))));
        admin.alterPartitionReassignments(moves).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        admin.electLeaders(ElectionType.PREFERRED, moves.keySet()).partitions().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return descriptions.values().stream()
                .anyMatch(topic -> topic.partitions().get(0).replicas().size() > 1);
    }

    private static NewPartitionReassignment rotated(TopicPartitionInfo partition) {
        List<Integer> replicas =
                new ArrayList<>(partition.replicas().stream().map(Node::id).toList());
        Collections.rotate(replicas, -1);
        return new NewPartitionReassignment(replicas);
    }
}
