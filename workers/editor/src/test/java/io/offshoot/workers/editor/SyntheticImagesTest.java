package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.random.Seeds;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.EditStage;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkerVersion;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticImagesTest {

    private final EditBench bench = new EditBench();

    @TempDir
    Path unets;

    @Test
    void carriesLabelMaskAndMetadataOfThePhoto() throws WorkFailedException {
        LabelledImage photo = EditRequests.photo("img-1").build();

        LabelledImage image = bench.images(EditRequests.of("img-1").build()).get(0);

        assertThat(image.getLabel()).isEqualTo("wheat");
        assertThat(image.getSplit()).isEqualTo(Split.TRAIN);
        assertThat(image.getMask()).isEqualTo(photo.getMask());
        assertThat(image.getSource()).isEqualTo("camera 5");
        assertThat(image.getMetadata()).isEqualTo(Map.of("field", "north"));
    }

    @Test
    void publishesAPngAndSaysWhatItIs() throws Exception {
        LabelledImage image = bench.images(EditRequests.of("img-1").build()).get(0);

        byte[] bytes = ((ByteBuffer) image.getPayload()).array();
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(16);
        assertThat(image.getContentType()).isEqualTo("image/png");
        assertThat(image.getWidth()).isEqualTo(16);
        assertThat(image.getHeight()).isEqualTo(12);
        assertThat(image.getSha256()).isEqualTo(SyntheticImages.sha256(bytes));
    }

    @Test
    void writesDownEverythingItTakesToMakeAnImageAgain() throws WorkFailedException {
        LabelledImage image = bench.images(EditRequests.of("img-1").build()).get(1);

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
    void writesDownTheSeedThatGaveThePicture() throws WorkFailedException {
        bench.editor.seedsOff = 77;

        LabelledImage image = bench.images(EditRequests.of("img-1").build()).get(1);

        assertThat(image.getProvenance().getSeed()).isEqualTo(1078);
    }

    @Test
    void editsWithTheUNetThatTheRequestNamesAndWritesItDown() throws Exception {
        EditRequest request = EditRequests.of("img-1")
                .setUnet("no-wheat")
                .setBaseModel(FakePhotoEditor.OTHER_FINGERPRINT)
                .build();

        Provenance provenance =
                bench.withUNet(unets, "no-wheat").images(request).get(0).getProvenance();

        assertThat(provenance.getUnet()).isEqualTo("no-wheat");
        assertThat(provenance.getBaseModel()).isEqualTo(FakePhotoEditor.OTHER_FINGERPRINT);
    }

    @Test
    void writesDownTheStagesOfAChain() throws WorkFailedException {
        PlannedEdit edit = EditRequests.edit("img-1", 0);
        edit.setStrengths(List.of(0.25, 0.75));
        edit.setStrength(0.75);

        Provenance provenance = bench.images(
                        EditRequests.of("img-1").setEdits(List.of(edit)).build())
                .get(0)
                .getProvenance();

        assertThat(provenance.getFirstTimestep()).isEqualTo(749);
        assertThat(provenance.getSeed()).isEqualTo(1000);
        assertThat(provenance.getStages())
                .extracting(EditStage::getStrength, EditStage::getFirstTimestep, EditStage::getSeed)
                .containsExactly(tuple(0.25, 249, 1000L), tuple(0.75, 749, Seeds.derived(1000, 1)));
    }

    @Test
    void aChainWithoutAStageGivesThePhotoItself() throws Exception {
        PlannedEdit edit = EditRequests.edit("img-1", 0);
        edit.setStrengths(List.of());
        edit.setStrength(0);

        LabelledImage image = bench.images(
                        EditRequests.of("img-1").setEdits(List.of(edit)).build())
                .get(0);

        byte[] png = ((ByteBuffer) image.getPayload()).array();
        assertThat(RgbImage.of(new PhotoDecoder(1_000_000).decode("edit", png)).rgb())
                .isEqualTo(RgbImage.of(new PhotoDecoder(1_000_000).decode("photo", EditRequests.PHOTO))
                        .rgb());
        assertThat(image.getProvenance().getFirstTimestep()).isEqualTo(-1);
        assertThat(image.getProvenance().getStages()).isEmpty();
    }
}
