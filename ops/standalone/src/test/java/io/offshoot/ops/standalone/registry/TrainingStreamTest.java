package io.offshoot.ops.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.training.ImageFilter;
import io.offshoot.training.MixSettings;
import io.offshoot.training.Origin;
import io.offshoot.training.StreamSettings;
import io.offshoot.training.TrainingImage;
import io.offshoot.training.TrainingState;
import io.offshoot.training.TrainingStream;
import io.offshoot.training.TrainingStreamException;
import io.offshoot.training.UnreadableImageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's reader for trainers against a broker and the registry of one-JVM mode. */
@Tag("broker")
class TrainingStreamTest {

    private static final MixSettings MIX = MixSettings.defaults();

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;
    private static TrainingTopics topics;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.startTemporary();
        registry = new RegistryServer(folder.resolve("registry.json"));
        topics = new TrainingTopics(broker.bootstrapServers(), registry.url());
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    private static StreamSettings settings(String prefix) {
        return StreamSettings.of(broker.bootstrapServers(), registry.url())
                .withTopics(prefix + ".real", prefix + ".synthetic")
                .withTimes(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    private static TrainingStream open(String prefix, MixSettings mix) {
        return TrainingStream.open(settings(prefix), mix, ImageFilter.training());
    }

    private static List<String> ids(List<TrainingImage> images) {
        return images.stream().map(TrainingImage::imageId).toList();
    }

    private static List<String> draw(TrainingStream stream, int count) {
        return ids(stream.stream().limit(count).toList());
    }

    @Test
    void mixesPhotosWithTheirOwnSynthetics() throws Exception {
        topics.publish(
                "mixed", TrainingTopics.photo("p"), TrainingTopics.photo("q"), TrainingTopics.edit("pa", "p", 1));
        try (TrainingStream stream = open("mixed", MIX.withAlpha(1))) {
            stream.catchUp();
            assertThat(Set.copyOf(draw(stream, 60))).containsExactlyInAnyOrder("pa", "q");
            assertThat(stream.photos()).isEqualTo(2);
            assertThat(stream.synthetics()).isOne();
        }
    }

    @Test
    void takesInWhatArrivesWhileItIsRead() throws Exception {
        topics.publish("arriving", TrainingTopics.photo("p"));
        try (TrainingStream stream = open("arriving", MIX)) {
            assertThat(stream.next().imageId()).isEqualTo("p");
            topics.publish("arriving", TrainingTopics.photo("q"));
            assertThat(stream.stream().map(TrainingImage::imageId).anyMatch("q"::equals))
                    .isTrue();
        }
    }

    @Test
    void goesOnFromASavedState() throws Exception {
        topics.publish(
                "resumed", TrainingTopics.photo("p"), TrainingTopics.photo("q"), TrainingTopics.edit("pa", "p", 1));
        try (TrainingStream whole = open("resumed", MIX);
                TrainingStream other = open("resumed", MIX)) {
            whole.catchUp();
            draw(whole, 20);
            TrainingState saved = TrainingState.parse(whole.state().toJson());
            List<String> expected = draw(whole, 40);
            assertThat(draw(other.resume(saved), 40)).isEqualTo(expected);
        }
    }

    @Test
    void aSnapshotStaysTheSameAndHasEachPhotoOnce() throws Exception {
        topics.publish(
                "snapshot", TrainingTopics.photo("p"), TrainingTopics.photo("q"), TrainingTopics.edit("pa", "p", 1));
        try (TrainingStream stream = open("snapshot", MIX)) {
            List<TrainingImage> epoch = stream.snapshot(3);
            assertThat(stream.snapshot(3)).extracting(TrainingImage::imageId).isEqualTo(ids(epoch));
            assertThat(epoch.stream().map(TrainingImage::photoId).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("p", "q");
            assertThat(epoch).hasSize(2);
        }
    }

    @Test
    void filtersBySplitAndConceptVersion() throws Exception {
        LabelledImage test = LabelledImage.newBuilder(TrainingTopics.photo("t"))
                .setSplit(Split.TEST)
                .build();
        topics.publish("filtered", test, TrainingTopics.edit("v1", "p", 1), TrainingTopics.edit("v2", "p", 2));
        ImageFilter versions =
                ImageFilter.training().withConceptVersions(Set.of(2)).withProvenance(Origin.SYNTHETIC);
        ImageFilter tests = ImageFilter.training().withSplits(Set.of(Split.TEST));
        try (TrainingStream edits = TrainingStream.open(settings("filtered"), MIX, versions);
                TrainingStream heldOut = TrainingStream.open(settings("filtered"), MIX, tests)) {
            assertThat(ids(edits.snapshot(0))).containsExactly("v2");
            assertThat(ids(heldOut.snapshot(0))).containsExactly("t");
        }
    }

    @Test
    void skipsARecordThatIsNoImageUnlessStrict() throws Exception {
        topics.publishGarbage("damaged");
        topics.publish("damaged", TrainingTopics.photo("p"));
        try (TrainingStream stream = open("damaged", MIX);
                TrainingStream strict =
                        TrainingStream.open(settings("damaged").withStrict(true), MIX, ImageFilter.training())) {
            assertThat(ids(stream.snapshot(0))).containsExactly("p");
            assertThat(stream.skipped()).isOne();
            assertThatThrownBy(strict::catchUp)
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("damaged.real-0 offset 0");
        }
    }

    @Test
    void saysWhatToDoWhereNothingComesOrNobodyAnswers() throws Exception {
        topics.publish("quiet");
        StreamSettings impatient = settings("quiet").withTimes(Duration.ofSeconds(2), Duration.ZERO);
        StreamSettings nowhere =
                StreamSettings.of("localhost:1", registry.url()).withTimes(Duration.ofSeconds(1), Duration.ZERO);
        try (TrainingStream stream = TrainingStream.open(impatient, MIX, ImageFilter.training())) {
            assertThatThrownBy(stream::next)
                    .isInstanceOf(TrainingStreamException.class)
                    .hasMessageContaining("./offshoot ingest");
        }
        assertThatThrownBy(() -> TrainingStream.open(nowhere, MIX, ImageFilter.training()))
                .isInstanceOf(TrainingStreamException.class)
                .hasMessageContaining("No broker at localhost:1");
    }
}
