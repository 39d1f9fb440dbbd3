package io.offshoot.streams.image;

/**
 * Why an image is refused.
 *
 * @param kind the kind of fault
 * @param sentence what is wrong and what to do
 */
public record ImageFault(Kind kind, String sentence) implements Inspection {
    /** Kinds of fault. */
    public enum Kind {
        /** There are no bytes. */
        EMPTY,
        /** More bytes than the limit. */
        TOO_MANY_BYTES,
        /** Not JPEG, PNG or WebP, whatever its name says. */
        NOT_AN_IMAGE,
        /** More than one frame. */
        ANIMATED,
        /** Too many pixels, or a side too long. */
        TOO_LARGE,
        /** A side too short. */
        TOO_SMALL,
        /** Takes too long to decode. */
        TOO_SLOW,
        /** Ends before its end. */
        TRUNCATED,
        /** Begins like an image and cannot be decoded. */
        CORRUPT
    }
}
