package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.TestCluster;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.unet.UNetSettings;
import io.offshoot.workers.work.unet.UNets;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
@Timeout(180)
class EditorTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void publishesAllEditsOfGoodRequestsAndADeadLetterForEachBadOne() throws Exception {
        Topics topics = topics("mixed");
        EditRequest truncated = EditRequests.of("img-2")
                .setSource(EditRequests.photo("img-2")
                        .setPayload(ByteBuffer.wrap(EditRequests.PHOTO, 0, 60).slice())
                        .build())
                .build();
        cluster.publish(List.of(
                request(topics, EditRequests.of("img-1").build()),
                request(topics, truncated),
                request(topics, EditRequests.of("img-3").build())));

        Editor editor = start(topics, new FakePhotoEditor());
        List<LabelledImage> images = synthetic(topics, 2 * EditRequests.EDITS);
        List<ConsumerRecord<byte[], byte[]>> failures =
                cluster.records(topics.failures().name(), "read_committed", 1);
        editor.close();

        assertThat(images)
                .extracting(image -> image.getProvenance().getSourceImageId())
                .containsOnly("img-1", "img-3")
                .hasSize(2 * EditRequests.EDITS);
        assertThat(failures)
                .singleElement()
                .satisfies(letter ->
                        assertThat(DeadLetter.from(letter.headers()).reason()).isEqualTo("broken-image"));
        assertThat(meters.get("offshoot.items.made")
                        .tag("worker", "editor")
                        .counter()
                        .count())
                .isEqualTo(2 * EditRequests.EDITS);
    }

    @Test
    void editsWithARealModel() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        Topics topics = topics("real");
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                DiffusionPhotoEditor photoEditor = DiffusionPhotoEditor.of(diffusion, BatchSettings.upTo(4))) {
            List<Float> vector = Collections.nCopies(photoEditor.vectorWidth(), 0.01f);
            cluster.publish(List.of(request(
                    topics,
                    EditRequests.of("img-1")
                            .setBaseModel(diffusion.fingerprint())
                            .setConceptVectors(List.of(vector))
                            .setEdits(List.of(shortEdit(0, 0.5), shortEdit(1, 1.0)))
                            .build())));

            Editor editor = start(topics, photoEditor);
            List<LabelledImage> images = synthetic(topics, 2);
            editor.close();

            assertThat(images)
                    .allSatisfy(image -> assertThat(image.getWidth()).isEqualTo(16))
                    .extracting(LabelledImage::getSha256)
                    .doesNotHaveDuplicates();
            assertThat(images)
                    .extracting(image -> image.getProvenance().getFirstTimestep())
                    .isSorted();
        }
    }

    @Test
    void requestsThatNameAUNetAreEditedWithItAndTheOthersWithTheModelsOwn() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("base"));
        Path unets = folder.resolve("unets");
        new RandomModel(2, DType.F32).write(unets.resolve("no-wheat"));
        new RandomModel(3, DType.F32).write(unets.resolve("no-rye"));
        Topics topics = topics("unets");
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                DiffusionPhotoEditor own = DiffusionPhotoEditor.of(diffusion, BatchSettings.upTo(4));
                UNets<DiffusionPhotoEditor> photoEditors =
                        new UNets<>(own, new UNetSettings(unets, 1), own::withUNet, DiffusionPhotoEditor::close)) {
            cluster.publish(Stream.of("no-wheat", null, "no-rye", "no-wheat")
                    .map(unet -> request(topics, realGuidance(unet)))
                    .toList());

            Editor editor = start(topics, photoEditors);
            List<LabelledImage> images = synthetic(topics, 4);
            editor.close();

            assertThat(images).hasSize(4);
            Map<String, Set<String>> pictures = images.stream()
                    .collect(Collectors.groupingBy(
                            image -> String.valueOf(image.getProvenance().getUnet()),
                            Collectors.mapping(LabelledImage::getSha256, Collectors.toSet())));
            assertThat(pictures)
                    .containsOnlyKeys("null", "no-wheat", "no-rye")
                    .allSatisfy((unet, hashes) -> assertThat(hashes).hasSize(1));
            assertThat(pictures.values()).doesNotHaveDuplicates();
        }
    }

    /** The same photo, prompt and seed whatever the UNet. */
    private static EditRequest realGuidance(@Nullable String unet) {
        PlannedEdit edit = shortEdit(0, 1.0);
        edit.setPrompt("a photo of a wheat");
        return EditRequests.of("img-1")
                .setMode(EditMode.REAL_GUIDANCE)
                .setUnet(unet)
                .setEdits(List.of(edit))
                .build();
    }

    private static PlannedEdit shortEdit(int index, double strength) {
        PlannedEdit edit = EditRequests.edit("img-1", index);
        edit.setNumInferenceSteps(4);
        edit.setStrength(strength);
        return edit;
    }

    private Editor start(Topics topics, PhotoEditor photoEditor) {
        return start(topics, UNets.only(photoEditor));
    }

    private Editor start(Topics topics, UNets<? extends PhotoEditor> photoEditors) {
        ClientSettings clients =
                ClientSettings.of(cluster.bootstrapServers(), topics.settings().prefix() + "-editor");
        return Editor.start(EditorSettings.of(clients), photoEditors, topics, meters, List.of());
    }

    private static Topics topics(String prefix) throws Exception {
        Topics topics = Topics.of(
                TopicSettings.defaults().withPrefix(prefix).withPartitions(TestCluster.PARTITIONS),
                SchemaRegistry.connect(RegistrySettings.at("mock://editor-test")));
        cluster.create(topics.all().stream().map(Topic::newTopic).toList());
        return topics;
    }

    private static ProducerRecord<byte[], byte[]> request(Topics topics, EditRequest request) {
        return TypedRecords.result(topics.editRequests(), request.getSource().getImageId(), request);
    }

    private static List<LabelledImage> synthetic(Topics topics, int atLeast) {
        return cluster.records(topics.synthetic().name(), "read_committed", atLeast).stream()
                .map(record ->
                        topics.synthetic().valueSerde().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }
}
