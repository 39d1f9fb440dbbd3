package io.offshoot.ops.cli.evaluate;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.flow.Synthetic;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The edits among what a trainer reads, by their ids: they arrive as the editor finishes them, which is another order
 * every time, and a classifier that draws from them by a seed must find the same at the same place.
 */
final class SyntheticsById {
    private static final long MAX_PIXELS = 50_000_000;

    private final PhotoDecoder decoder = new PhotoDecoder(MAX_PIXELS);
    private final SortedMap<String, Synthetic> synthetics = new TreeMap<>();

    /** Keeps an edit; a real photo is passed over. */
    void add(LabelledImage image) {
        Provenance provenance = image.getProvenance();
        if (provenance != null && image.getPayload() instanceof ByteBuffer payload) {
            RgbImage picture = decode(image.getImageId(), payload);
            synthetics.put(
                    image.getImageId(),
                    new Synthetic(
                            provenance.getSourceSha256(), provenance.getStrength(), picture, provenance.getScore()));
        }
    }

    /** All edits so far in the order of their ids. */
    List<Synthetic> list() {
        return List.copyOf(synthetics.values());
    }

    private RgbImage decode(String imageId, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        try {
            return RgbImage.of(decoder.decode(imageId, bytes));
        } catch (WorkFailedException e) {
            throw new IllegalStateException("An edit that an editor has published cannot be decoded", e);
        }
    }
}
