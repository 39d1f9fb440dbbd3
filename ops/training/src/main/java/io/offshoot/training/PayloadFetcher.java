package io.offshoot.training;

import io.offshoot.schemas.avro.PayloadReference;

/** Gets the bytes of an image that is kept outside the stream; their SHA-256 is checked afterwards. */
@FunctionalInterface
public interface PayloadFetcher {

    /** Refuses: what is read where no other fetcher was given. */
    PayloadFetcher NONE = reference -> {
        throw new TrainingStreamException(
                "The image at " + reference.getUri() + " is kept outside the stream: open it with a PayloadFetcher that"
                        + " reads it.",
                null);
    };

    /** The encoded image. */
    byte[] fetch(PayloadReference reference);
}
