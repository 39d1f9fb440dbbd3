package io.offshoot.streams.image;

import static io.offshoot.streams.image.ImageFault.Kind.ANIMATED;
import static io.offshoot.streams.image.ImageFault.Kind.EMPTY;
import static io.offshoot.streams.image.ImageFault.Kind.NOT_AN_IMAGE;
import static io.offshoot.streams.image.ImageFault.Kind.TOO_LARGE;
import static io.offshoot.streams.image.ImageFault.Kind.TOO_MANY_BYTES;
import static io.offshoot.streams.image.ImageFault.Kind.TOO_SLOW;
import static io.offshoot.streams.image.ImageFault.Kind.TOO_SMALL;
import static io.offshoot.streams.image.ImageFault.Kind.TRUNCATED;

import java.util.Optional;

/**
 * Looks at the bytes of a photo, cheapest question first: bytes, format, size by the header, end marker, and only then
 * one decoding pass, bounded by the limits and subsampled so that it needs little memory. A hostile file (100 kB that
 * claim 30,000 x 30,000 pixels) is refused by its header.
 */
public final class ImageInspector {
    private final int maxBytes;
    private final ImageLimits limits;

    /** Inspects images of at most so many bytes, within limits. */
    public ImageInspector(int maxBytes, ImageLimits limits) {
        this.maxBytes = maxBytes;
        this.limits = limits;
    }

    /** The header of a whole image within the limits, or the first fault found. */
    public Inspection inspect(byte[] bytes) {
        Optional<ImageFault> atOnce = sizeFault(bytes);
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        Optional<ImageFormat> format = ImageFormat.of(bytes);
        if (format.isEmpty()) {
            return new ImageFault(
                    NOT_AN_IMAGE,
                    ForeignFormat.of(bytes)
                            .map(ForeignFormat::sentence)
                            .orElse(
                                    "the payload is no JPEG, PNG or WebP image whatever it is named; send one of these"));
        }
        if (Container.isAnimated(format.get(), bytes)) {
            return new ImageFault(ANIMATED, "the image is an animation; send a single frame");
        }
        return decode(format.get(), bytes);
    }

    private Inspection decode(ImageFormat format, byte[] bytes) {
        try (TrialDecoder decoder = TrialDecoder.open(format, bytes, limits.maxDecodeTime())) {
            ImageHeader header = decoder.header();
            Optional<ImageFault> fault = limitFault(header);
            if (fault.isPresent()) {
                return fault.get();
            }
            if (!Container.isComplete(format, bytes)) {
                return new ImageFault(TRUNCATED, "the " + format + " image is cut off before its end; send it whole");
            }
            decoder.decode(header);
            return header;
        } catch (UndecodableImage e) {
            if (e.tooSlow()) {
                return new ImageFault(
                        TOO_SLOW, "the " + format + " image is refused, as " + e.getMessage() + "; send a smaller one");
            }
            boolean whole = Container.isComplete(format, bytes);
            return new ImageFault(
                    whole ? ImageFault.Kind.CORRUPT : TRUNCATED,
                    "the " + format + " image cannot be decoded (" + e.getMessage() + "); send it again, whole");
        }
    }

    private Optional<ImageFault> sizeFault(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new ImageFault(EMPTY, "the payload is empty; send the bytes of the image file"));
        }
        if (bytes.length > maxBytes) {
            return Optional.of(new ImageFault(
                    TOO_MANY_BYTES,
                    "the image has " + bytes.length + " bytes and the limit is " + maxBytes
                            + "; send a smaller image or raise the limit"));
        }
        return Optional.empty();
    }

    private Optional<ImageFault> limitFault(ImageHeader header) {
        long pixels = (long) header.width() * header.height();
        if (pixels > limits.maxPixels() || Math.max(header.width(), header.height()) > limits.maxSide()) {
            return Optional.of(new ImageFault(
                    TOO_LARGE,
                    "the header says " + header + " and the limit is " + limits.maxPixels() + " pixels and "
                            + limits.maxSide() + " a side; send a smaller image or raise the limit"));
        }
        if (Math.min(header.width(), header.height()) < limits.minSide()) {
            return Optional.of(new ImageFault(
                    TOO_SMALL,
                    "the image is " + header + " and the shortest side must have " + limits.minSide()
                            + " pixels; send a larger image"));
        }
        return Optional.empty();
    }
}
