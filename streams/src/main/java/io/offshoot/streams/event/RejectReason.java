package io.offshoot.streams.event;

import io.offshoot.streams.image.ImageFault;

/**
 * Why intake refuses a record that could be decoded. (The reasons of those that could not are
 * {@link io.offshoot.schemas.serde.DecodeFault}'s.) The words are public: dashboards and replays go by them.
 */
public enum RejectReason {
    /** No bytes at all: a tombstone. */
    NO_VALUE("no-value"),
    /** The image id is missing or blank. */
    NO_IMAGE_ID("no-image-id"),
    /** There is no label. */
    NO_LABEL("no-label"),
    /** The label is no class name. */
    BAD_LABEL("bad-label"),
    /** A split this version does not know. */
    UNKNOWN_SPLIT("unknown-split"),
    /** The image has provenance: it was made by this service and would be edited again. */
    SYNTHETIC("synthetic-input"),
    /** The photo lies elsewhere; without a fetcher only photos inside the record are taken. */
    BY_REFERENCE("payload-by-reference"),
    /** The photo lies elsewhere, but its reference cannot be followed. */
    BAD_REFERENCE("bad-reference"),
    /** The payload is empty. */
    EMPTY("empty-payload"),
    /** More bytes than the limit. */
    TOO_MANY_BYTES("too-many-bytes"),
    /** Neither JPEG nor PNG nor WebP. */
    NOT_AN_IMAGE("not-an-image"),
    /** An animation. */
    ANIMATED("animated-image"),
    /** Too many pixels or too long a side. */
    TOO_LARGE("image-too-large"),
    /** Too short a side. */
    TOO_SMALL("image-too-small"),
    /** The image takes too long to decode. */
    TOO_SLOW("image-too-slow"),
    /** The image ends before its end. */
    TRUNCATED("truncated-image"),
    /** The image cannot be decoded. */
    CORRUPT("corrupt-image"),
    /** The bytes do not have the SHA-256 that the sensor gave. */
    WRONG_HASH("sha256-mismatch"),
    /** The mask is no PNG of the photo's size. */
    BAD_MASK("bad-mask"),
    /** The same photo is known with the other side of the hold-out. */
    HELD_OUT("copy-across-hold-out");

    private final String word;

    RejectReason(String word) {
        this.word = word;
    }

    /** The machine word. */
    public String word() {
        return word;
    }

    static RejectReason of(ImageFault.Kind fault) {
        return valueOf(fault.name());
    }
}
