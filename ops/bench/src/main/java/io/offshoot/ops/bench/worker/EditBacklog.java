package io.offshoot.ops.bench.worker;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.ops.standin.StandInPhotoEditor;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.editor.PngEncoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Edit requests that become visible all at once, in one transaction, the same number in every partition.
 *
 * @param topics where they go
 * @param photos how many requests
 * @param edits of each photo
 * @param files what the requests carry as their photos, in turns; encoded
 */
public record EditBacklog(Topics topics, int photos, int edits, List<byte[]> files) {

    private static final int SIDE = 32;
    private static final int LONGEST_MILLIS = 600_000;
    private static final List<Double> STRENGTHS = List.of(0.25, 0.5, 0.75, 1.0);

    /** Of small photos. */
    public static EditBacklog small(Topics topics, int photos, int edits) {
        return new EditBacklog(topics, photos, edits, List.of(photo()));
    }

    /** Publishes them; returns when they became visible. */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when a send did
    public Instant publish(String bootstrapServers) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                topics.settings().prefix(),
                "transaction.timeout.ms",
                LONGEST_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < photos; i++) {
                producer.send(record(i));
            }
            producer.commitTransaction();
        }
        return Instant.now();
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        String topic = topics.editRequests().name();
        String imageId = "photo-" + number;
        return new ProducerRecord<>(
                topic,
                number % topics.editRequests().partitions(),
                topics.editRequests().keySerde().serializer().serialize(topic, imageId),
                topics.editRequests()
                        .valueSerde()
                        .serializer()
                        .serialize(topic, request(imageId, files.get(number % files.size()))));
    }

    private EditRequest request(String imageId, byte[] photo) {
        List<Float> vector = Collections.nCopies(StandInPhotoEditor.VECTOR_WIDTH, 0.1f);
        return EditRequest.newBuilder()
                .setSource(LabelledImage.newBuilder()
                        .setImageId(imageId)
                        .setLabel("stand-in")
                        .setPayload(ByteBuffer.wrap(photo))
                        .build())
                .setConceptToken("<stand-in>")
                .setConceptVersion(1)
                .setConceptVectors(List.of(vector))
                .setBaseModel(StandInPhotoEditor.FINGERPRINT)
                .setPolicyVersion(1)
                .setEdits(IntStream.range(0, edits)
                        .mapToObj(index -> edit(imageId, index))
                        .toList())
                .build();
    }

    private static PlannedEdit edit(String imageId, int index) {
        return PlannedEdit.newBuilder()
                .setEditId(imageId + "-edit-" + index)
                .setIndex(index)
                .setStrength(STRENGTHS.get(index % STRENGTHS.size()))
                .setSeed(index)
                .setPrompt("a photo of a <stand-in>")
                .build();
    }

    private static byte[] photo() {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new SplittableRandom(1).nextBytes(rgb);
        return PngEncoder.encode(new RgbImage(SIDE, SIDE, rgb));
    }
}
