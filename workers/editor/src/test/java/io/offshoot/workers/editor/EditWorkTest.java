package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.FakeContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import io.offshoot.workers.work.WorkerVersion;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EditWorkTest {

    private final Topics topics =
            Topics.of(TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at("mock://edit-work-test")));
    private final FakePhotoEditor editor = new FakePhotoEditor();
    private final EditWork work = new EditWork(editor, topics, new PhotoDecoder(1_000_000));

    @Test
    void answersWithOneImagePerEdit() throws WorkFailedException {
        List<LabelledImage> images = images(run(EditRequests.of("img-1").build()));

        assertThat(images)
                .extracting(LabelledImage::getImageId)
                .containsExactly("img-1-edit-0", "img-1-edit-1", "img-1-edit-2", "img-1-edit-3");
    }

    @Test
    void keysResultsByTheSourcePhoto() throws WorkFailedException {
        WorkResult result = run(EditRequests.of("img-1").build());

        assertThat(result.records()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("offshoot.synthetic");
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("img-1");
        });
    }

    @Test
    void carriesLabelMaskAndMetadataOfThePhoto() throws WorkFailedException {
        LabelledImage photo = EditRequests.photo("img-1").build();

        LabelledImage image = images(run(EditRequests.of("img-1").build())).get(0);

        assertThat(image.getLabel()).isEqualTo("wheat");
        assertThat(image.getSplit()).isEqualTo(Split.TRAIN);
        assertThat(image.getMask()).isEqualTo(photo.getMask());
        assertThat(image.getSource()).isEqualTo("camera 5");
        assertThat(image.getMetadata()).isEqualTo(Map.of("field", "north"));
    }

    @Test
    void publishesAPngAndSaysWhatItIs() throws Exception {
        LabelledImage image = images(run(EditRequests.of("img-1").build())).get(0);

        byte[] bytes = ((ByteBuffer) image.getPayload()).array();
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(16);
        assertThat(image.getContentType()).isEqualTo("image/png");
        assertThat(image.getWidth()).isEqualTo(16);
        assertThat(image.getHeight()).isEqualTo(12);
        assertThat(image.getSha256()).isEqualTo(SyntheticImages.sha256(bytes));
    }

    @Test
    void writesDownEverythingItTakesToMakeAnImageAgain() throws WorkFailedException {
        LabelledImage image = images(run(EditRequests.of("img-1").build())).get(1);

        assertThat(image.getProvenance())
                .isEqualTo(Provenance.newBuilder()
                        .setSourceImageId("img-1")
                        .setSourceSha256(SyntheticImages.sha256(EditRequests.PHOTO))
                        .setEditIndex(1)
                        .setEditCount(4)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setFirstTimestep(499)
                        .setScheduler("FakeScheduler")
                        .setSeed(1001)
                        .setPrompt("a photo of a <wheat>")
                        .setConceptVersion(3)
                        .setPolicyVersion(7)
                        .setBaseModel(FakePhotoEditor.FINGERPRINT)
                        .setWorkerVersion(WorkerVersion.current())
                        .build());
    }

    @Test
    void givesTheSameBytesForTheSameRequest() throws WorkFailedException {
        EditRequest request = EditRequests.of("img-1").build();

        List<byte[]> first =
                run(request).records().stream().map(ProducerRecord::value).toList();
        List<byte[]> second =
                run(request).records().stream().map(ProducerRecord::value).toList();

        assertThat(first).usingRecursiveComparison().isEqualTo(second);
    }

    @Test
    void reportsProgress() throws WorkFailedException {
        FakeContext context = context(EditRequests.of("img-1").build());

        work.run(context);

        assertThat(context.progress()).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void refusesAConceptOfAnotherModelNamingBoth() {
        assertRefused(EditRequests.of("img-1").setBaseModel("other-model"), "wrong-base-model", "other-model");
        assertRefused(EditRequests.of("img-1").setBaseModel("other-model"), "wrong-base-model", "fake-model");
    }

    @Test
    void refusesVectorsOfAnotherWidth() {
        assertRefused(
                EditRequests.of("img-1").setConceptVectors(List.of(List.of(1f, 2f))), "wrong-vector-width", "takes 4");
    }

    @Test
    void refusesARequestWithoutVectors() {
        assertRefused(EditRequests.of("img-1").setConceptVectors(List.of()), "no-vectors", "<wheat>");
    }

    @Test
    void refusesVectorsThatAreNotFinite() {
        assertRefused(
                EditRequests.of("img-1").setConceptVectors(List.of(List.of(1f, 2f, Float.NaN, 4f))),
                "bad-vectors",
                "not finite");
    }

    @Test
    void refusesAHeldOutPhoto() {
        assertRefused(
                EditRequests.of("img-1")
                        .setSource(
                                EditRequests.photo("img-1").setSplit(Split.TEST).build()),
                "held-out",
                "TEST");
    }

    @Test
    void refusesABrokenPhoto() {
        assertRefused(
                EditRequests.of("img-1")
                        .setSource(EditRequests.photo("img-1")
                                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                                .build()),
                "broken-image",
                "img-1");
    }

    @Test
    void refusesAPhotoThatLiesElsewhere() {
        PayloadReference reference = PayloadReference.newBuilder()
                .setUri("s3://photos/1.jpg")
                .setSha256("00")
                .build();

        assertRefused(
                EditRequests.of("img-1")
                        .setSource(EditRequests.photo("img-1")
                                .setPayload(reference)
                                .build()),
                "payload-by-reference",
                "s3://photos/1.jpg");
    }

    @Test
    void refusesAPromptThatDoesNotNameTheConcept() {
        PlannedEdit edit = EditRequests.edit("img-1", 0);
        edit.setPrompt("a photo of a <barley>");

        assertRefused(EditRequests.of("img-1").setEdits(List.of(edit)), "prompt-without-concept", "<wheat>");
    }

    @Test
    void refusesAStrengthThatLeavesNoStep() {
        PlannedEdit edit = EditRequests.edit("img-1", 0);
        edit.setStrength(0.01);

        assertRefused(EditRequests.of("img-1").setEdits(List.of(edit)), "bad-edit", "leaves no step");
    }

    @Test
    void refusesAMaskModeWithoutAMask() {
        assertRefused(unmasked().setMaskMode(MaskMode.OBJECT), "no-mask", "maskMode OBJECT needs");
    }

    @Test
    void writesDownTheSeedThatGaveThePicture() throws WorkFailedException {
        editor.seedsOff = 77;

        LabelledImage image = images(run(EditRequests.of("img-1").build())).get(1);

        assertThat(image.getProvenance().getSeed()).isEqualTo(1078);
    }

    @Test
    void aPhotoWhoseEditsGiveNoPictureIsAFailure() {
        editor.defect = Defect.BLACK;

        assertRefused(EditRequests.of("img-1"), "defective-edit", "the picture is black in each of 4 attempts");
    }

    @Test
    void refusesARequestWithoutEdits() {
        assertRefused(EditRequests.of("img-1").setEdits(List.of()), "no-edits", "at least one");
    }

    @Test
    void refusesBytesThatAreNoRequest() {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> work.run(new FakeContext("img-1", new byte[] {9, 9, 9, 9, 9, 9})))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("bad-magic-byte"));
    }

    private static EditRequest.Builder unmasked() {
        LabelledImage photo = EditRequests.photo("img-1").setMask(null).build();
        return EditRequests.of("img-1").setSource(photo);
    }

    private void assertRefused(EditRequest.Builder request, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> run(request.build()))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private WorkResult run(EditRequest request) throws WorkFailedException {
        return work.run(context(request));
    }

    private FakeContext context(EditRequest request) {
        return new FakeContext(
                request.getSource().getImageId(),
                topics.editRequests()
                        .valueSerde()
                        .serializer()
                        .serialize(topics.editRequests().name(), request));
    }

    private List<LabelledImage> images(WorkResult result) {
        return result.records().stream()
                .map(record -> topics.synthetic()
                        .valueSerde()
                        .deserializer()
                        .deserialize(topics.synthetic().name(), record.value()))
                .toList();
    }
}
