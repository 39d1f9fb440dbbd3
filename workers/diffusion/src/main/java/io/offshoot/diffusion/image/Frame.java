package io.offshoot.diffusion.image;

import java.util.stream.IntStream;

/**
 * The way of one photo to the size that a model works at, and of its edit back to the photo's own size: a part of the
 * photo is resized to a part of the working picture, and the rest of that mirrors what is beside it.
 *
 * @param photo size of the photo
 * @param taken part of the photo that is edited
 * @param working size of the working picture
 * @param placed part of the working picture that shows {@code taken}
 */
public record Frame(PictureSize photo, Box taken, PictureSize working, Box placed) {

    /**
     * A part of a picture.
     *
     * @param x first column
     * @param y first row
     */
    public record Box(int x, int y, PictureSize size) {

        static Box whole(PictureSize size) {
            return new Box(0, 0, size);
        }

        static Box centered(PictureSize size, PictureSize around) {
            return new Box((around.width() - size.width()) / 2, (around.height() - size.height()) / 2, size);
        }

        int[] columns() {
            return IntStream.range(x, x + size.width()).toArray();
        }

        int[] rows() {
            return IntStream.range(y, y + size.height()).toArray();
        }

        boolean contains(int column, int row) {
            return column >= x && column < x + size.width() && row >= y && row < y + size.height();
        }
    }

    /** All of the photo squashed to the working size. */
    public static Frame squashed(PictureSize photo, PictureSize working) {
        return new Frame(photo, Box.whole(photo), working, Box.whole(working));
    }

    /** All of the photo in its proportions, in the middle of the working size. */
    public static Frame padded(PictureSize photo, PictureSize working) {
        return new Frame(photo, Box.whole(photo), working, Box.centered(photo.within(working), working));
    }

    /** The middle of the photo, as large as the proportions of the working size allow. */
    public static Frame cropped(PictureSize photo, PictureSize working) {
        return new Frame(photo, Box.centered(working.within(photo), photo), working, Box.whole(working));
    }

    /** The working picture of the photo. */
    public RgbImage enter(RgbImage picture) {
        requireSize(photo, picture.width(), picture.height());
        RgbImage part = isWhole() ? picture : picture.picked(taken.columns(), taken.rows());
        RgbImage resized =
                Resizer.resize(part, placed.size().width(), placed.size().height(), Resampling.BILINEAR);
        return isPadded() ? resized.picked(mirroredColumns(), mirroredRows()) : resized;
    }

    /** The working mask of a mask of the photo's size. */
    public Mask enter(Mask mask) {
        requireSize(photo, mask.width(), mask.height());
        Mask part = isWhole() ? mask : mask.picked(taken.columns(), taken.rows());
        Mask resized = part.resized(placed.size().width(), placed.size().height());
        return isPadded() ? resized.picked(mirroredColumns(), mirroredRows()) : resized;
    }

    /**
     * An edited working picture at the photo's own size.
     *
     * @param original the photo, which shows where nothing was taken
     */
    public RgbImage leave(RgbImage edited, RgbImage original) {
        requireSize(working, edited.width(), edited.height());
        RgbImage content = isPadded() ? edited.picked(placed.columns(), placed.rows()) : edited;
        RgbImage part =
                Resizer.resize(content, taken.size().width(), taken.size().height(), Resampling.BILINEAR);
        return isWhole() ? part : original.with(part, taken.x(), taken.y());
    }

    /** The pixels of the photo that are not taken. */
    public Mask untouched() {
        boolean[] chosen = new boolean[photo.width() * photo.height()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = !taken.contains(i % photo.width(), i / photo.width());
        }
        return new Mask(photo.width(), photo.height(), chosen);
    }

    /** Whether all of the photo is edited. */
    public boolean isWhole() {
        return taken.size().equals(photo);
    }

    private boolean isPadded() {
        return !placed.size().equals(working);
    }

    private int[] mirroredColumns() {
        return mirrored(working.width(), placed.x(), placed.size().width());
    }

    private int[] mirroredRows() {
        return mirrored(working.height(), placed.y(), placed.size().height());
    }

    /** Places in a line of {@code length} pixels that lies at {@code start} and is mirrored at both ends, again and again. */
    private static int[] mirrored(int count, int start, int length) {
        return IntStream.range(0, count)
                .map(i -> Math.floorMod(i - start, 2 * length))
                .map(place -> place < length ? place : 2 * length - 1 - place)
                .toArray();
    }

    private static void requireSize(PictureSize expected, int width, int height) {
        if (width != expected.width() || height != expected.height()) {
            throw new IllegalArgumentException(
                    "the picture must be of size %s, was %dx%d".formatted(expected, width, height));
        }
    }
}
