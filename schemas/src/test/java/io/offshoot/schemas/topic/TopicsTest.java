package io.offshoot.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.Samples;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final TopicSettings SETTINGS = TopicSettings.defaults();

    private final Topics topics = topics(SETTINGS);

    private static Topics topics(TopicSettings settings) {
        return Topics.of(settings, SchemaRegistry.connect(RegistrySettings.at("mock://topics")));
    }

    @Test
    void areNamedAsDesigned() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .containsExactly(
                        "offshoot.images",
                        "offshoot.references",
                        "offshoot.policies",
                        "offshoot.real",
                        "offshoot.concept-requests",
                        "offshoot.concept-progress",
                        "offshoot.concepts",
                        "offshoot.edit-requests",
                        "offshoot.synthetic",
                        "offshoot.rejects",
                        "offshoot.failures");
    }

    @Test
    void takeTheirPrefixFromTheSettings() {
        assertThat(topics(SETTINGS.withPrefix("farm7")).all())
                .allSatisfy(topic -> assertThat(topic.name()).startsWith("farm7."));
    }

    @Test
    void haveTheSameNumberOfPartitions() {
        assertThat(topics(SETTINGS.withPartitions(12)).all())
                .extracting(Topic::partitions)
                .containsOnly(12);
    }

    @Test
    void compactConceptsAndPoliciesOnly() {
        assertThat(topics.all())
                .filteredOn(topic -> topic.layout().cleanup() == CleanupPolicy.COMPACT)
                .containsExactly(topics.policies(), topics.concepts());
    }

    @Test
    void keepOlderConceptsAndPoliciesForTenYears() {
        assertThat(topics.all())
                .filteredOn(topic -> "315360000000".equals(topic.configs().get("min.compaction.lag.ms")))
                .containsExactly(topics.policies(), topics.concepts());
    }

    @Test
    void aPhotoWithAMaskOfTheLargestInlineSizeFits() {
        int twoLargest = 2 * SETTINGS.maxInlineBytes();
        assertThat(maxMessageBytes(topics.images())).isGreaterThan(twoLargest);
        assertThat(maxMessageBytes(topics.editRequests())).isGreaterThan(maxMessageBytes(topics.images()));
    }

    @Test
    void sixteenExamplesOfTheLargestInlineSizeFit() {
        assertThat(maxMessageBytes(topics.conceptRequests())).isGreaterThan(16 * SETTINGS.maxInlineBytes());
    }

    @Test
    void deadLettersTakeTheLargestRecordOfAnyTopic() {
        assertThat(topics.all())
                .allSatisfy(topic ->
                        assertThat(maxMessageBytes(topic)).isLessThanOrEqualTo(maxMessageBytes(topics.failures())));
    }

    @Test
    void theLargestInlineSizeOfAllOverflowsNothing() {
        Topics large = topics(SETTINGS.withMaxInlineBytes(64 << 20));
        assertThat(large.maxMessageBytes()).isGreaterThan(16 * (64 << 20));
    }

    @Test
    void producersLetTheLargestRecordThrough() {
        assertThat(topics.producerProperties())
                .containsEntry("max.request.size", Integer.toString(topics.maxMessageBytes()));
    }

    @Test
    void newTopicsCarryPolicyLimitAndFurtherConfigs() {
        NewTopic topic = topics(SETTINGS.withConfigs(Map.of("retention.ms", "1000")))
                .concepts()
                .newTopic();
        assertThat(topic.configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "1000")
                .containsKey("max.message.bytes");
    }

    @Test
    void serdesRegisterUnderTheTopicsSubject() {
        Topics own = topics(SETTINGS.withPrefix("subjects"));
        byte[] message =
                own.images().valueSerde().serializer().serialize(own.images().name(), Samples.photo());
        assertThat(own.images().subject()).isEqualTo("subjects.images-value");
        assertThat(own.images().valueSerde().deserializer().deserialize("any", message))
                .isEqualTo(Samples.photo());
    }

    @Test
    void namesTheSettingAtFault() {
        assertThatThrownBy(() -> SETTINGS.withPartitions(0)).hasMessage("partitions must be at least 1, was 0");
    }

    private static int maxMessageBytes(Topic<?, ?> topic) {
        return topic.layout().maxMessageBytes();
    }
}
