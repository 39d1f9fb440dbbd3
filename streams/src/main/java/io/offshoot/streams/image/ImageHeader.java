package io.offshoot.streams.image;

/**
 * What an image's header says, of an image that is whole.
 *
 * @param format its format
 * @param width pixels, upright as a person sees it (an EXIF orientation is applied)
 * @param height pixels, upright
 */
public record ImageHeader(ImageFormat format, int width, int height) implements Inspection {
    @Override
    public String toString() {
        return width + " x " + height + " " + format;
    }
}
