package io.offshoot.ops.standalone.topics;

import io.offshoot.schemas.topic.CleanupPolicy;
import io.offshoot.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic as it is on the brokers, beside what it should be.
 *
 * @param topic what it should be
 * @param description what it is
 * @param config its configurations
 * @param coPartitioned whether it is read side by side with others
 */
record ExistingTopic(Topic<?, ?> topic, TopicDescription description, Config config, boolean coPartitioned) {

    /** A sentence for everything that would go wrong with it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        partitionProblem().ifPresent(problems::add);
        cleanupProblem().ifPresent(problems::add);
        sizeProblem().ifPresent(problems::add);
        return problems;
    }

    private Optional<String> partitionProblem() {
        int actual = description.partitions().size();
        if (!coPartitioned || actual == topic.partitions()) {
            return Optional.empty();
        }
        return Optional.of(topic.name() + " has " + actual + " partitions, but " + topic.partitions()
                + " are configured: set partitions to " + actual + ", or delete the topic to have it made anew.");
    }

    private Optional<String> cleanupProblem() {
        String actual = config.get("cleanup.policy").value();
        CleanupPolicy wanted = topic.layout().cleanup();
        boolean fits = wanted == CleanupPolicy.COMPACT ? actual.equals("compact") : !actual.contains("compact");
        return fits ? Optional.empty() : Optional.of(advice("cleanup.policy", actual, wanted.config(), "needs"));
    }

    private Optional<String> sizeProblem() {
        String actual = config.get("max.message.bytes").value();
        int wanted = topic.layout().maxMessageBytes();
        return Integer.parseInt(actual) >= wanted
                ? Optional.empty()
                : Optional.of(advice("max.message.bytes", actual, Integer.toString(wanted), "needs at least"));
    }

    private String advice(String key, String actual, String wanted, String needs) {
        return topic.name() + " has " + key + "=" + actual + " but " + needs + " " + wanted
                + ": change it with kafka-configs.sh --alter --topic " + topic.name() + " --add-config " + key + "="
                + wanted + ".";
    }
}
