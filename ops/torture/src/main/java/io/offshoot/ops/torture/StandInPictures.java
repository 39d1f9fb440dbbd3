package io.offshoot.ops.torture;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.ops.standin.StandInDevice;
import io.offshoot.ops.standin.StandInPhotoEditor;
import io.offshoot.ops.torture.ledger.PictureMaker;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.PlannedEdit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.ImageIO;

/** Makes the pictures of a request with the stand-in alone, in no time. */
final class StandInPictures implements PictureMaker {

    private final StandInPhotoEditor editor = new StandInPhotoEditor(StandInDevice.INSTANT);

    @Override
    public List<byte[]> pictures(EditRequest request) {
        Source source = Source.whole(photo(request), Framing.DEFAULT);
        List<EditChain> chains =
                request.getEdits().stream().map(StandInPictures::chain).toList();
        return editor.edit(source, concept(request), chains, Progress.NONE).stream()
                .map(EditedPhoto::orThrow)
                .map(RgbImage::rgb)
                .toList();
    }

    private static RgbImage photo(EditRequest request) {
        ByteBuffer payload = ((ByteBuffer) request.getSource().getPayload()).duplicate();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        try {
            return RgbImage.of(ImageIO.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConceptVectors concept(EditRequest request) {
        if (request.getConceptVectors().isEmpty()) {
            return ConceptVectors.none();
        }
        return new ConceptVectors(
                request.getConceptToken(),
                request.getConceptVectors().stream()
                        .map(StandInPictures::floats)
                        .toList());
    }

    private static float[] floats(List<Float> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private static EditChain chain(PlannedEdit planned) {
        return EditChain.of(new Edit(
                planned.getStrength(),
                planned.getGuidanceScale(),
                planned.getNumInferenceSteps(),
                planned.getPrompt(),
                planned.getNegativePrompt(),
                planned.getSeed()));
    }
}
