package io.offshoot.schemas.access;

import io.offshoot.schemas.topic.Topic;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * A right as Kafka's authorizer knows it.
 *
 * @param operation what may be done
 * @param resource kind of the thing it is done to
 * @param name name of that thing
 */
public record Right(AclOperation operation, ResourceType resource, String name) {
    /** To read a topic, which includes describing it. */
    public static Right read(Topic<?, ?> topic) {
        return ofTopic(AclOperation.READ, topic.name());
    }

    /** To write to a topic, which includes describing it. */
    public static Right write(Topic<?, ?> topic) {
        return ofTopic(AclOperation.WRITE, topic.name());
    }

    /** To do something with a topic. */
    public static Right ofTopic(AclOperation operation, String name) {
        return new Right(operation, ResourceType.TOPIC, name);
    }

    /** To do something with a group. */
    public static Right ofGroup(AclOperation operation, String name) {
        return new Right(operation, ResourceType.GROUP, name);
    }

    /** To publish in transactions. */
    public static Right ofTransactions(String transactionalId) {
        return new Right(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, transactionalId);
    }

    /** The operation as kafka-acls.sh names it, for example {@code DescribeConfigs}. */
    String operationName() {
        return SecurityUtils.operationName(operation);
    }

    /** The kind as words, for example {@code transactional id}. */
    String resourceWords() {
        return resource.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What kafka-acls.sh calls it. */
    String options() {
        return "--operation " + operationName() + " --" + resourceWords().replace(' ', '-') + " " + name;
    }
}
