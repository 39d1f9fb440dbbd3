package io.offshoot.ops.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.Fit;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.MaskMode;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.simulator.FieldPhoto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty simulated photos with the masks of their plants: what an edit may not change comes back bit by bit. */
@TestInstance(Lifecycle.PER_CLASS)
class ProtectedPixelsTest {
    private static final int PHOTOS = 20;
    private static final int GROW = 5;

    private final List<FieldPhoto> photos = ShellPhotos.simulated(PHOTOS, 90, 64);
    private StableDiffusion model;
    private ImageToImage pipeline;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        model = StableDiffusion.load(
                ShellPhotos.model(folder), LoadSettings.cpu().withThreads(2));
        pipeline = ImageToImage.load(model, BatchSettings.upTo(1));
    }

    @AfterAll
    void close() {
        pipeline.close();
        model.close();
    }

    @ParameterizedTest
    @CsvSource({"OBJECT, PAD", "BACKGROUND, PAD", "OBJECT, SQUASH", "BACKGROUND, CROP"})
    void everyProtectedPixelIsThePhotosOwn(MaskMode mode, Fit fit) throws IOException {
        PhotoEdits edits = new PhotoEdits(pipeline, PictureCheck.DEFAULT, 0);
        for (FieldPhoto photo : photos) {
            RgbImage original = RgbImage.of(ImageIO.read(new ByteArrayInputStream(photo.jpeg())));
            Mask plant = Mask.of(ImageIO.read(new ByteArrayInputStream(photo.maskPng())));
            Mask repainted = mode.repainted(plant, GROW);
            Source source = new Source(original, repainted, Framing.DEFAULT.with(fit));

            RgbImage edited = edits.edit(source, ConceptVectors.none(), List.of(chain()), Progress.NONE)
                    .get(0)
                    .orThrow();

            assertThat(changedWhereProtected(original, edited, repainted)).isZero();
            assertThat(edited).isNotEqualTo(original);
        }
    }

    private static EditChain chain() {
        return EditChain.of(new Edit(0.75, 1, 2, "a photo of a plant", "", 3));
    }

    private static int changedWhereProtected(RgbImage photo, RgbImage edited, Mask repainted) {
        int changed = 0;
        for (int i = 0; i < photo.rgb().length; i++) {
            changed += !repainted.chosen()[i / 3] && photo.rgb()[i] != edited.rgb()[i] ? 1 : 0;
        }
        return changed;
    }
}
