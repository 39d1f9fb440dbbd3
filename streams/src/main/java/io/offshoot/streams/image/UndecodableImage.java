package io.offshoot.streams.image;

/** ImageIO gave up on an image; the message says why in its words. */
final class UndecodableImage extends Exception {
    private static final long serialVersionUID = 1L;

    UndecodableImage(String message, Throwable cause) {
        super(message, cause);
    }

    UndecodableImage(String message) {
        super(message);
    }
}
