package io.offshoot.ops.standalone.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("broker")
class TopicProvisionerTest {

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.startTemporary();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void makesEveryTopic() throws Exception {
        Topics topics = topics("new");
        List<String> made = new TopicProvisioner(admin).provision(topics);
        assertThat(made).containsExactlyElementsOf(names(topics));
        assertThat(admin.listTopics().names().get()).containsAll(made);
    }

    @Test
    void leavesThoseThatFitAlone() {
        Topics topics = topics("twice");
        new TopicProvisioner(admin).provision(topics);
        assertThat(new TopicProvisioner(admin).provision(topics)).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfPartitions() throws Exception {
        Topics topics = topics("partitions");
        create(new NewTopic(topics.real().name(), 7, (short) 1)
                .configs(topics.real().configs()));
        assertThatThrownBy(() -> new TopicProvisioner(admin).provision(topics))
                .isInstanceOf(TopicException.class)
                .hasMessage("partitions.real has 7 partitions, but 4 are configured: set partitions to 7, or delete"
                        + " the topic to have it made anew.");
    }

    @Test
    void takesTheSensorsOwnImagesTopicWithAnyNumberOfPartitions() throws Exception {
        Topics topics = topics("sensor");
        create(new NewTopic(topics.images().name(), 7, (short) 1)
                .configs(topics.images().configs()));
        assertThat(new TopicProvisioner(admin).provision(topics))
                .doesNotContain(topics.images().name())
                .hasSize(topics.all().size() - 1);
    }

    @Test
    void refusesCompactionWhereEditsShareAKey() throws Exception {
        Topics topics = topics("compacted");
        create(topics.synthetic().newTopic().configs(with(topics.synthetic(), "cleanup.policy", "compact")));
        assertThatThrownBy(() -> new TopicProvisioner(admin).provision(topics))
                .hasMessageContaining("compacted.synthetic has cleanup.policy=compact but needs delete")
                .hasMessageContaining("--add-config cleanup.policy=delete");
    }

    @Test
    void namesEveryTopicThatDoesNotFit() throws Exception {
        Topics topics = topics("small");
        create(topics.synthetic().newTopic().configs(with(topics.synthetic(), "max.message.bytes", "1000000")));
        create(topics.concepts().newTopic().configs(with(topics.concepts(), "cleanup.policy", "compact,delete")));
        assertThatThrownBy(() -> new TopicProvisioner(admin).provision(topics))
                .hasMessageContaining("small.synthetic has max.message.bytes=1000000 but needs at least")
                .hasMessageContaining("small.concepts has cleanup.policy=compact,delete but needs compact");
    }

    @Test
    void saysWhichTopicCannotBeMade() {
        Topics topics = Topics.of(
                TopicSettings.defaults().withPrefix("replicas").withReplicationFactor(3),
                SchemaRegistry.connect(RegistrySettings.at("mock://topics")));
        assertThatThrownBy(() -> new TopicProvisioner(admin).provision(topics))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("cannot make the topic replicas.images")
                .hasMessageContaining("replication factor");
    }

    private static Topics topics(String prefix) {
        return Topics.of(
                TopicSettings.defaults().withPrefix(prefix),
                SchemaRegistry.connect(RegistrySettings.at("mock://topics")));
    }

    private static List<String> names(Topics topics) {
        return topics.all().stream().<String>map(Topic::name).toList();
    }

    private static Map<String, String> with(Topic<?, ?> topic, String key, String value) {
        var configs = new HashMap<>(topic.configs());
        configs.put(key, value);
        return configs;
    }

    private static void create(NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
    }
}
