package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Models of the SDXL shape. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoTextEncodersTest {

    private static final LoadSettings SETTINGS = LoadSettings.cpu().withThreads(2);

    private static final PictureSize SIZE = PictureSize.square(16);

    private Path folder;
    private StableDiffusion model;
    private ImageToImage pipeline;

    @BeforeAll
    void load(@TempDir Path temporary) throws IOException {
        folder = temporary;
        model = StableDiffusion.load(RandomModel.xl(3).write(folder.resolve("model")), SETTINGS);
        pipeline = ImageToImage.load(model, BatchSettings.upTo(8));
    }

    @AfterAll
    void close() {
        pipeline.close();
        model.close();
    }

    @Test
    void statesOfBothEncodersStandSideBySide() throws IOException {
        try (PromptEncoder prompts = PromptEncoder.load(model);
                NDManager manager = model.newManager()) {
            TextStates states = prompts.encode(manager, List.of("a", "b"), ConceptVectors.none(), SIZE);

            assertThat(states.states().getShape()).isEqualTo(new Shape(2, 77, 64));
            assertThat(states.added().textEmbeds().getShape()).isEqualTo(new Shape(2, 12));
            assertThat(states.added().timeIds().toFloatArray())
                    .containsExactly(16, 16, 0, 0, 16, 16, 16, 16, 0, 0, 16, 16);
        }
    }

    @Test
    void guidedAndUnguidedRowsRunTogether() {
        Edit guided = new Edit(0.5, 7.5, 4, "a photo", "", 1);
        Edit unguided = new Edit(0.75, 1, 4, "a photo", "", 2);

        List<RgbImage> together = edit(guided, unguided);

        assertThat(together).hasSize(2).doesNotHaveDuplicates();
        assertThat(edit(unguided)).first().isEqualTo(together.get(1));
    }

    @Test
    void anAbsentNegativePromptIsSilenceUnlessTheModelSaysOtherwise() throws IOException {
        Path other = RandomModel.xl(3).write(folder.resolve("other"));
        Files.writeString(other.resolve("model_index.json"), "{\"force_zeros_for_empty_prompt\": false}");
        Edit edit = new Edit(0.5, 7.5, 4, "a photo", "", 1);

        try (StableDiffusion speaking = StableDiffusion.load(other, SETTINGS);
                ImageToImage otherPipeline = ImageToImage.load(speaking, BatchSettings.upTo(8))) {
            List<RgbImage> results = otherPipeline.edit(
                    TestModel.picture(16, 16, 1), ConceptVectors.none(), List.of(edit), Progress.NONE);

            assertThat(results).isNotEqualTo(edit(edit));
        }
    }

    @Test
    void conceptsAreRefused() {
        ConceptVectors concept = ConceptVectors.of("<wheat>", new float[32]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.edit(
                        TestModel.picture(16, 16, 1),
                        concept,
                        List.of(new Edit(0.5, 1, 4, "a <wheat>", "", 1)),
                        Progress.NONE))
                .withMessageContaining("<wheat> cannot be used: models of the SDXL shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextualInversion.load(model))
                .withMessageContaining("this model has the SDXL shape");
    }

    @Test
    void aSecondEncoderThatDoesNotFitIsRefused() throws IOException {
        Path wrong =
                RandomModel.xl(3).with("text_encoder_2", "projection_dim", "16").write(folder.resolve("wrong"));

        assertThatIOException()
                .isThrownBy(() -> StableDiffusion.load(wrong, SETTINGS))
                .withMessageContaining("projection_class_embeddings_input_dim")
                .withMessageContaining("six encoded sizes (40), was 36");
    }

    @Test
    void theFingerprintFollowsTheSecondEncoder() throws IOException {
        Path other = RandomModel.xl(3).write(folder.resolve("otherEncoder"));
        Files.writeString(
                other.resolve("text_encoder_2/config.json"),
                Files.readString(other.resolve("text_encoder_2/config.json")) + " ");

        try (StableDiffusion changed = StableDiffusion.load(other, SETTINGS)) {
            assertThat(changed.fingerprint()).isNotEqualTo(model.fingerprint());
        }
    }

    private List<RgbImage> edit(Edit... edits) {
        return pipeline.edit(TestModel.picture(16, 16, 1), ConceptVectors.none(), List.of(edits), Progress.NONE);
    }
}
