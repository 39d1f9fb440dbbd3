package io.offshoot.schemas.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a client may do with topics, as the brokers tell it. So a right that is missing is named before it is needed,
 * however late that would be. On a cluster without an authorizer everything is allowed.
 *
 * @param allowed the operations by topic; none where even describing is refused, no entry where there is no such topic
 */
public record TopicRights(Map<String, Set<AclOperation>> allowed) {
    /**
     * Asks the brokers.
     *
     * @throws KafkaException when they do not answer, or refuse the login
     */
    public static TopicRights ask(Admin admin, Collection<String> topics) {
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, Set<AclOperation>> allowed = new HashMap<>();
        described.forEach((topic, description) -> {
            try {
                allowed.put(topic, operations(await(description)));
            } catch (TopicAuthorizationException refused) {
                allowed.put(topic, Set.of());
            } catch (UnknownTopicOrPartitionException absent) {
                allowed.remove(topic);
            }
        });
        return new TopicRights(Map.copyOf(allowed));
    }

    /** Whether there is such a topic, as far as the client may know. */
    public boolean knows(String topic) {
        return allowed.containsKey(topic);
    }

    /**
     * Makes sure of rights on those of the topics that there are.
     *
     * @throws MissingRightException when one is missing
     */
    public void require(Principal principal, Collection<Right> needed) {
        List<Right> missing = needed.stream()
                .filter(right -> !allowed.getOrDefault(right.name(), Set.of(right.operation()))
                        .contains(right.operation()))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingRightException(principal, missing, null);
        }
    }

    /** Brokers of before Kafka 2.3 do not tell. */
    private static Set<AclOperation> operations(TopicDescription description) {
        Set<AclOperation> told = description.authorizedOperations();
        return told == null ? EnumSet.allOf(AclOperation.class) : Set.copyOf(told);
    }

    private static TopicDescription await(KafkaFuture<TopicDescription> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
