package io.offshoot.schemas.image;

import java.io.IOException;
import java.time.Duration;

/** The time for decoding an image is over. */
public final class DecodingTooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    DecodingTooSlowException(Duration limit) {
        super("decoding takes longer than " + limit.toSeconds() + " s");
    }
}
