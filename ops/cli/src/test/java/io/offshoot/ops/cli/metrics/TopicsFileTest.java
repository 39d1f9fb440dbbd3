package io.offshoot.ops.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicsFileTest {
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---$");
    private static final Pattern LINE =
            Pattern.compile("(?m)^ +(name|partitions|replicas|cleanup.policy|min.compaction.lag.ms|max.message.bytes|"
                    + "retention.ms): (.+)$");

    @Test
    void theFileOfTopicsIsWhatTheRolesMake() {
        try (SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at("mock://topics-file"))) {
            List<String> made = Topics.of(TopicSettings.defaults(), registry).all().stream()
                    .map(TopicsFileTest::settings)
                    .toList();

            assertThat(fileSettings()).containsExactlyElementsOf(made);
        }
    }

    private static List<String> fileSettings() {
        return DOCUMENTS
                .splitAsStream(ShippedFiles.text("ops/topics.yaml"))
                .skip(1)
                .map(document -> String.join(
                        " ",
                        LINE.matcher(document)
                                .results()
                                .map(line -> line.group(2))
                                .toList()))
                .toList();
    }

    /** Retention is left to the brokers, and the file says what they do unless told otherwise. */
    private static String settings(Topic<?, ?> topic) {
        String cleanup = topic.layout().cleanup().config();
        String retention = cleanup.equals("delete") ? " " + 7L * 24 * 3600 * 1000 : "";
        String lag = topic.configs().getOrDefault("min.compaction.lag.ms", "");
        return topic.name() + " " + topic.partitions() + " " + topic.layout().replicationFactor() + " " + cleanup + " "
                + (lag.isEmpty() ? "" : lag + " ") + topic.layout().maxMessageBytes() + retention;
    }
}
