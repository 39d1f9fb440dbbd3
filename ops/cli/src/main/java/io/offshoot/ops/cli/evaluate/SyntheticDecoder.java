package io.offshoot.ops.cli.evaluate;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.flow.Synthetic;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes the edits out of what a trainer reads. */
final class SyntheticDecoder {
    private static final long MAX_PIXELS = 50_000_000;

    private final PhotoDecoder decoder = new PhotoDecoder(MAX_PIXELS);

    /** The edit; empty for a real photo. */
    Optional<Synthetic> decode(LabelledImage image) {
        Provenance provenance = image.getProvenance();
        if (provenance == null || !(image.getPayload() instanceof ByteBuffer payload)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        try {
            RgbImage picture = RgbImage.of(decoder.decode(image.getImageId(), bytes));
            return Optional.of(new Synthetic(
                    provenance.getSourceSha256(), provenance.getStrength(), picture, provenance.getScore()));
        } catch (WorkFailedException e) {
            throw new IllegalStateException("An edit that an editor has published cannot be decoded", e);
        }
    }
}
