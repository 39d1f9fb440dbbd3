package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.LabelledImage;

/**
 * A photo of a class: copies of it are the same photo.
 *
 * @param label the class
 * @param sha256 of its bytes, lower-case hex
 */
public record Photo(String label, String sha256) {

    static Photo of(LabelledImage image) {
        return new Photo(String.valueOf(image.getLabel()), String.valueOf(image.getSha256()));
    }
}
