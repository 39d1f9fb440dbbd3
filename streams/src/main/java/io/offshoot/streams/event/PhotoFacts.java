package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;

/**
 * What intake found out about a photo, and fills into it.
 *
 * @param label the normalised name of its class
 * @param sha256 of the image bytes, lower-case hex
 * @param contentType media type by the image's own header
 * @param width pixels
 * @param height pixels
 */
record PhotoFacts(String label, String sha256, String contentType, int width, int height) implements Verdict {
    /** The photo with these facts filled in. */
    LabelledImage fillInto(LabelledImage photo) {
        return LabelledImage.newBuilder(photo)
                .setLabel(label)
                .setSha256(sha256)
                .setContentType(contentType)
                .setWidth(width)
                .setHeight(height)
                .build();
    }
}
