package io.offshoot.streams.image;

/**
 * What an image's header says, of an image that is whole.
 *
 * @param format its format
 * @param width pixels, as stored (an EXIF orientation is not applied)
 * @param height pixels, as stored
 */
public record ImageHeader(ImageFormat format, int width, int height) implements Inspection {
    @Override
    public String toString() {
        return width + " x " + height + " " + format;
    }
}
