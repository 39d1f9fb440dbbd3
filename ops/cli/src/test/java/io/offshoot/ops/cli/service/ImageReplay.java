package io.offshoot.ops.cli.service;

import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.workers.work.VectorLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Makes synthetic images again from what is written down about them, with any UNet. */
final class ImageReplay implements AutoCloseable {
    private final StableDiffusion model;

    ImageReplay(ModelSettings settings) {
        model = settings.load();
    }

    /**
     * How far an image is from the one that a UNet makes in its place: mean absolute difference, of 255.
     *
     * @param unet null for the model's own
     */
    double distance(LabelledImage synthetic, LabelledImage photo, Concept concept, @Nullable Path unet)
            throws IOException {
        if (unet == null) {
            return distance(synthetic, photo, concept, model);
        }
        try (StableDiffusion swapped = model.withUNet(unet)) {
            return distance(synthetic, photo, concept, swapped);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static double distance(
            LabelledImage synthetic, LabelledImage photo, Concept concept, StableDiffusion diffusion)
            throws IOException {
        Provenance made = synthetic.getProvenance();
        Edit edit = new Edit(
                made.getStrength(),
                made.getGuidanceScale(),
                made.getNumInferenceSteps(),
                made.getPrompt(),
                made.getNegativePrompt(),
                made.getSeed());
        ConceptVectors vectors = new ConceptVectors(concept.getToken(), VectorLists.arrays(concept.getVectors()));
        try (ImageToImage pipeline = ImageToImage.load(diffusion, BatchSettings.upTo(1))) {
            RgbImage again = new PhotoEdits(pipeline, PictureCheck.DEFAULT, 0)
                    .edit(
                            new Source(pixels(photo), null, Framing.DEFAULT),
                            vectors,
                            List.of(EditChain.of(edit)),
                            (done, total) -> {})
                    .get(0)
                    .orThrow();
            return difference(again.rgb(), pixels(synthetic).rgb());
        }
    }

    private static RgbImage pixels(LabelledImage image) throws IOException {
        ByteBuffer payload = (ByteBuffer) image.getPayload();
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return RgbImage.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    private static double difference(byte[] one, byte[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return sum / one.length;
    }
}
