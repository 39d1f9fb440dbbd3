package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Split;
import io.offshoot.workers.work.FakeContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditWorkTest {

    private final EditBench bench = new EditBench();

    @TempDir
    Path unets;

    @Test
    void answersWithOneImagePerEdit() throws WorkFailedException {
        List<LabelledImage> images = bench.images(EditRequests.of("img-1").build());

        assertThat(images)
                .extracting(LabelledImage::getImageId)
                .containsExactly("img-1-edit-0", "img-1-edit-1", "img-1-edit-2", "img-1-edit-3");
    }

    @Test
    void keysResultsByTheSourcePhoto() throws WorkFailedException {
        WorkResult result = bench.run(EditRequests.of("img-1").build());

        assertThat(result.records()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("offshoot.synthetic");
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("img-1");
        });
    }

    @Test
    void givesTheSameBytesForTheSameRequest() throws WorkFailedException {
        EditRequest request = EditRequests.of("img-1").build();

        List<byte[]> first =
                bench.run(request).records().stream().map(ProducerRecord::value).toList();
        List<byte[]> second =
                bench.run(request).records().stream().map(ProducerRecord::value).toList();

        assertThat(first).usingRecursiveComparison().isEqualTo(second);
    }

    @Test
    void reportsProgress() throws WorkFailedException {
        FakeContext context = bench.context(EditRequests.of("img-1").build());

        bench.work().run(context);

        assertThat(context.progress()).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void refusesAConceptOfAnotherModelNamingBoth() {
        assertRefused(EditRequests.of("img-1").setBaseModel("other-model"), "wrong-base-model", "other-model");
        assertRefused(EditRequests.of("img-1").setBaseModel("other-model"), "wrong-base-model", "fake-model");
    }

    @Test
    void refusesAConceptThatWasLearnedWithAnotherUNet() {
        EditRequest request = EditRequests.of("img-1").setUnet("no-wheat").build();

        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> bench.withUNet(unets, "no-wheat").run(request))
                .withMessageContaining("learned on model fake-model, but this editor runs model "
                        + FakePhotoEditor.OTHER_FINGERPRINT + " with UNet no-wheat")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("wrong-base-model"));
    }

    @Test
    void refusesAUNetThatTheEditorDoesNotHave() {
        assertRefused(EditRequests.of("img-1").setUnet("no-wheat"), "unknown-unet", "--unets DIR");
    }

    @Test
    void refusesAGuidanceIntervalThatIsNone() {
        PlannedEdit edit = EditRequests.edit("img-1", 0);
        edit.setGuidanceStart(0.5);
        edit.setGuidanceStop(0.5);

        assertRefused(EditRequests.of("img-1").setEdits(List.of(edit)), "bad-edit", "0 <= start < stop <= 1");
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
    void aPhotoWhoseEditsGiveNoPictureIsAFailure() {
        bench.editor.defect = Defect.BLACK;

        assertRefused(EditRequests.of("img-1"), "defective-edit", "the picture is black in each of 4 attempts");
    }

    @Test
    void refusesARequestWithoutEdits() {
        assertRefused(EditRequests.of("img-1").setEdits(List.of()), "no-edits", "at least one");
    }

    @Test
    void refusesBytesThatAreNoRequest() {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> bench.work().run(new FakeContext("img-1", new byte[] {9, 9, 9, 9, 9, 9})))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("bad-magic-byte"));
    }

    private static EditRequest.Builder unmasked() {
        LabelledImage photo = EditRequests.photo("img-1").setMask(null).build();
        return EditRequests.of("img-1").setSource(photo);
    }

    private void assertRefused(EditRequest.Builder request, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> bench.run(request.build()))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
