package io.offshoot.workers.fetcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.RetrySettings;
import io.offshoot.workers.work.TestCluster;
import io.offshoot.workers.work.TypedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("broker")
@Timeout(180)
class FetcherTest {

    private static final byte[] PHOTO = PhotoStoreContractTest.bytes(20);

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void publishesEachPhotoOnceWithItsBytesOrOneDeadLetterThatSaysWhy() throws Exception {
        Topics topics = topics("mixed");
        cluster.publish(List.of(
                reference(topics, "good", "test://place/good.jpg"),
                reference(topics, "gone", "test://place/gone.jpg")));

        Fetcher fetcher = start(topics, address -> {
            if (address.getPath().contains("gone")) {
                throw FetchFault.NOT_FOUND.because("it is not there; replay it");
            }
            return PHOTO;
        });
        List<ConsumerRecord<byte[], byte[]>> images =
                cluster.records(topics.images().name(), "read_committed", 1);
        List<ConsumerRecord<byte[], byte[]>> rejects =
                cluster.records(topics.rejects().name(), "read_committed", 1);
        fetcher.close();

        assertThat(images).singleElement().satisfies(record -> {
            LabelledImage image = image(topics, record);
            assertThat(record.key()).isEqualTo("wheat".getBytes(UTF_8));
            assertThat(image.getImageId()).isEqualTo("good");
            assertThat(image.getPayload()).isEqualTo(ByteBuffer.wrap(PHOTO));
            assertThat(image.getMetadata()).containsEntry("fetched-from", "test://place/good.jpg");
            assertThat(record.headers().lastHeader("traceparent").value()).isEqualTo("trace".getBytes(UTF_8));
        });
        assertThat(rejects).singleElement().satisfies(record -> {
            DeadLetter letter = DeadLetter.from(record.headers());
            assertThat(letter.reason()).isEqualTo("reference-not-found");
            assertThat(letter.origin().topic()).isEqualTo(topics.references().name());
            assertThat(image(topics, record).getImageId()).isEqualTo("gone");
        });
    }

    @Test
    void triesAgainAPhotoWhosePlaceGivesNoAnswer() throws Exception {
        Topics topics = topics("again");
        cluster.publish(List.of(reference(topics, "late", "test://place/late.jpg")));
        AtomicInteger attempts = new AtomicInteger();

        Fetcher fetcher = start(topics, address -> {
            if (attempts.incrementAndGet() < 3) {
                throw FetchFault.UNREACHABLE.forNow("no answer", new IOException("no route"));
            }
            return PHOTO;
        });
        List<ConsumerRecord<byte[], byte[]>> images =
                cluster.records(topics.images().name(), "read_committed", 1);
        fetcher.close();

        assertThat(images).hasSize(1);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void setsAPhotoAsideAfterTheLastAttemptAndGoesOnWithOthers() throws Exception {
        Topics topics = topics("away");
        cluster.publish(List.of(
                reference(topics, "a", "test://away/a.jpg"),
                reference(topics, "b", "test://away/b.jpg"),
                reference(topics, "c", "test://away/c.jpg"),
                reference(topics, "d", "test://away/d.jpg"),
                reference(topics, "good", "test://place/good.jpg")));

        Fetcher fetcher = start(topics, address -> {
            if (address.getHost().equals("away")) {
                throw FetchFault.UNREACHABLE.forNow("no answer", new IOException("no route"));
            }
            return PHOTO;
        });
        List<ConsumerRecord<byte[], byte[]>> rejects =
                cluster.records(topics.rejects().name(), "read_committed", 4);
        List<ConsumerRecord<byte[], byte[]>> images =
                cluster.records(topics.images().name(), "read_committed", 1);
        fetcher.close();

        assertThat(images).hasSize(1);
        assertThat(rejects)
                .extracting(record -> DeadLetter.from(record.headers()).reason())
                .containsOnly("reference-unreachable")
                .hasSize(4);
        assertThat(meters.get("offshoot.breaker.open").gauge().value()).isZero();
    }

    private Fetcher start(Topics topics, PhotoStore store) {
        ClientSettings clients =
                ClientSettings.of(cluster.bootstrapServers(), topics.settings().prefix() + "-fetcher");
        FetcherSettings settings = FetcherSettings.of(clients, ReferenceSettings.NONE, 1000)
                .withRetry(new RetrySettings(4, Duration.ofMillis(10), Duration.ofMillis(50)));
        return Fetcher.start(settings, new PhotoStores(Map.of("test", store), 1000), topics, meters, List.of());
    }

    private static Topics topics(String prefix) throws Exception {
        Topics topics = Topics.of(
                TopicSettings.defaults().withPrefix(prefix),
                SchemaRegistry.connect(RegistrySettings.at("mock://" + prefix)));
        cluster.create(topics.all().stream().map(Topic::newTopic).toList());
        return topics;
    }

    private static ProducerRecord<byte[], byte[]> reference(Topics topics, String id, String address) {
        LabelledImage event = LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(PhotoStoreContractTest.reference(address, PHOTO))
                .build();
        ProducerRecord<byte[], byte[]> record = TypedRecords.result(topics.references(), id, event);
        record.headers().add("traceparent", "trace".getBytes(UTF_8));
        return record;
    }

    private static LabelledImage image(Topics topics, ConsumerRecord<byte[], byte[]> record) {
        return topics.images()
                .valueSerde()
                .deserializer()
                .deserialize(topics.images().name(), record.value());
    }
}
