package io.offshoot.training;

import static io.offshoot.training.Images.REAL;
import static io.offshoot.training.Images.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.serde.RecordSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaSourceTest {

    private static final String REGISTRY = "mock://training";
    private static final StreamSettings SETTINGS = StreamSettings.of("localhost:1", REGISTRY);
    private static final byte[] GARBAGE = "no Avro at all".getBytes(StandardCharsets.UTF_8);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at(REGISTRY));
    private final RecordSerde<LabelledImage> serde =
            RecordSerde.of(registry, "offshoot.real-value", LabelledImage.class);

    @BeforeEach
    void layOutTheTopic() {
        consumer.updatePartitions(
                REAL.topic(), List.of(new PartitionInfo(REAL.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(REAL, 0L));
    }

    private KafkaSource source(StreamSettings settings, byte[]... values) {
        KafkaSource source = new KafkaSource(
                settings,
                List.of(REAL.topic()),
                consumer,
                new ImageDecoder(registry, PayloadFetcher.NONE),
                InstantSource.system());
        publish(values);
        return source;
    }

    private void publish(byte[]... values) {
        for (int offset = 0; offset < values.length; offset++) {
            consumer.addRecord(new ConsumerRecord<>(REAL.topic(), 0, offset, new byte[0], values[offset]));
        }
        consumer.updateEndOffsets(Map.of(REAL, (long) values.length));
    }

    private static List<String> read(KafkaSource source) {
        return source.read(Duration.ZERO).stream()
                .map(arrival -> arrival.image().imageId())
                .toList();
    }

    @Test
    void skipsAndCountsARecordThatIsNoImage() {
        KafkaSource source = source(SETTINGS, serde.encode(photo("a")), GARBAGE, serde.encode(photo("b")));
        assertThat(read(source)).containsExactly("a", "b");
        assertThat(source.skipped()).isOne();
        assertThat(source.positions()).containsExactly(Map.entry(REAL, 3L));
        assertThat(source.isAtEnd()).isTrue();
    }

    @Test
    void countsASkippedRecordOnceThoughItIsReadAgain() {
        KafkaSource source = source(SETTINGS, GARBAGE);
        read(source);
        source.seek(Map.of());
        publish(GARBAGE);
        assertThat(read(source)).isEmpty();
        assertThat(source.skipped()).isOne();
    }

    @Test
    void strictStopsAtTheRecordAndLosesNothingBeforeIt() {
        KafkaSource source = source(SETTINGS.withStrict(true), serde.encode(photo("a")), GARBAGE);
        assertThat(read(source)).containsExactly("a");
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("offshoot.real-0 offset 1");
        assertThatThrownBy(() -> read(source)).isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void aWrongDigestIsNoImage() {
        LabelledImage damaged =
                LabelledImage.newBuilder(photo("a")).setSha256("00").build();
        KafkaSource source = source(SETTINGS, serde.encode(damaged));
        assertThat(read(source)).isEmpty();
        assertThat(source.skipped()).isOne();
    }

    @Test
    void anImageKeptElsewhereNeedsAFetcher() {
        LabelledImage elsewhere = LabelledImage.newBuilder(photo("a"))
                .setPayload(PayloadReference.newBuilder()
                        .setUri("s3://b/a")
                        .setSha256("00")
                        .build())
                .build();
        KafkaSource source = source(SETTINGS, serde.encode(elsewhere));
        assertThatThrownBy(() -> read(source)).hasMessageContaining("s3://b/a").hasMessageContaining("PayloadFetcher");
        assertThat(source.skipped()).isZero();
    }

    @Test
    void saysThatThereIsNoTopic() {
        assertThatThrownBy(() -> new KafkaSource(
                        SETTINGS,
                        List.of("offshoot.rael"),
                        consumer,
                        new ImageDecoder(registry, PayloadFetcher.NONE),
                        InstantSource.system()))
                .hasMessageContaining("no topic offshoot.rael");
        assertThat(consumer.closed()).isTrue();
    }
}
