package io.offshoot.streams.image;

import io.offshoot.schemas.image.DecodingTooSlowException;
import java.util.Objects;
import java.util.stream.Stream;

/** ImageIO gave up on an image; the message says why in its words. */
final class UndecodableImage extends Exception {
    private static final long serialVersionUID = 1L;

    UndecodableImage(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it was given up for the time it took. */
    boolean tooSlow() {
        return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause)
                .anyMatch(DecodingTooSlowException.class::isInstance);
    }

    UndecodableImage(String message) {
        super(message);
    }
}
