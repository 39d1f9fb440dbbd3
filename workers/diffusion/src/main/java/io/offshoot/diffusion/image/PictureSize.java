package io.offshoot.diffusion.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels. */
public record PictureSize(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\s*[xX×]\\s*(\\d{1,5}))?");

    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size must be at least 1x1, was " + width + "x" + height);
        }
    }

    /** A size as people write it, {@code 512x384}, or {@code 512} for a square. */
    public static PictureSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "size must be WIDTHxHEIGHT, such as 512x384, or one number for a square, was '" + text + "'");
        }
        String height = form.group(2) == null ? form.group(1) : form.group(2);
        return new PictureSize(Integer.parseInt(form.group(1)), Integer.parseInt(height));
    }

    /** As wide as high. */
    public static PictureSize square(int side) {
        return new PictureSize(side, side);
    }

    /** This size, when both sides are multiples. */
    public PictureSize requireMultipleOf(int factor) {
        if (width % factor != 0 || height % factor != 0) {
            throw new IllegalArgumentException(
                    "size must have multiples of %d, such as %s, was %s".formatted(factor, roundedUp(factor), this));
        }
        return this;
    }

    /** The smallest size of multiples that this one fits into. */
    public PictureSize roundedUp(int factor) {
        return new PictureSize((width + factor - 1) / factor * factor, (height + factor - 1) / factor * factor);
    }

    /** The largest size of these proportions within a box; at least one pixel each way. */
    public PictureSize within(PictureSize box) {
        double scale = Math.min((double) box.width / width, (double) box.height / height);
        return new PictureSize(
                Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
