package io.offshoot.ops.standalone.topics;

import static java.util.Objects.requireNonNull;

import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.access.TopicRights;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics that are missing, and refuses those that are there but would lose or mix up records. */
public final class TopicProvisioner {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(60);

    private final Admin admin;
    private final Principal principal;

    /** A provisioner that acts through this client. */
    public TopicProvisioner(Admin admin) {
        this(admin, Principal.UNKNOWN);
    }

    /** The same with the client's name, for sentences about what it may not do. */
    public TopicProvisioner(Admin admin, Principal principal) {
        this.admin = admin;
        this.principal = principal;
    }

    /**
     * Makes what is missing, checks what is there; returns when the brokers tell clients of all of them.
     *
     * @return names of the topics that were made
     * @throws TopicException when a topic cannot be made, or is there and does not fit
     * @throws MissingRightException when it may not be looked at or made
     */
    public List<String> provision(Topics topics) {
        TopicRights rights = lookAt(names(topics));
        List<String> made = new ArrayList<>();
        for (Topic<?, ?> topic : topics.all()) {
            if (!rights.knows(topic.name()) && create(topic)) {
                made.add(topic.name());
            }
        }
        check(topics);
        return made;
    }

    private TopicRights lookAt(List<String> names) {
        try {
            TopicRights rights = TopicRights.ask(admin, names);
            for (AclOperation operation : List.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)) {
                rights.require(
                        principal,
                        names.stream()
                                .map(name -> Right.ofTopic(operation, name))
                                .toList());
            }
            return rights;
        } catch (AuthorizationException | AuthenticationException refused) {
            throw refused;
        } catch (KafkaException unanswered) {
            throw new TopicException("The brokers cannot describe the topics: " + unanswered.getMessage(), unanswered);
        }
    }

    private static List<String> names(Topics topics) {
        return topics.all().stream().<String>map(Topic::name).toList();
    }

    /** Whether it made the topic: another program may have been quicker. */
    private boolean create(Topic<?, ?> topic) {
        try {
            await(admin.createTopics(List.of(topic.newTopic())).all(), "make the topic " + topic.name());
            return true;
        } catch (TopicException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (e.getCause() instanceof AuthorizationException refused) {
                throw new MissingRightException(
                        principal, List.of(Right.ofTopic(AclOperation.CREATE, topic.name())), refused);
            }
            throw e;
        }
    }

    private void check(Topics topics) {
        List<String> names = names(topics);
        List<ConfigResource> resources =
                names.stream().map(TopicProvisioner::resource).toList();
        Map<String, TopicDescription> descriptions =
                awaitVisible(() -> admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs =
                awaitVisible(() -> admin.describeConfigs(resources).all());
        List<String> problems = topics.all().stream()
                .map(topic -> new ExistingTopic(
                        topic,
                        requireNonNull(descriptions.get(topic.name())),
                        requireNonNull(configs.get(resource(topic.name()))),
                        topics.coPartitioned().contains(topic)))
                .flatMap(topic -> topic.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new TopicException(String.join("\n", problems), null);
        }
    }

    /** Asks again while the broker has not heard yet of a topic that the controller has just made. */
    private static <T> T awaitVisible(Supplier<KafkaFuture<T>> question) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (true) {
            try {
                return await(question.get(), "describe the topics");
            } catch (TopicException e) {
                boolean isUnheardOf = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!isUnheardOf || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw interrupted("describe the topics", e);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new TopicException(
                    "The brokers cannot " + what + ": " + (cause == null ? e : cause).getMessage(), cause);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    private static TopicException interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TopicException("Interrupted before the brokers could " + what + ".", e);
    }
}
