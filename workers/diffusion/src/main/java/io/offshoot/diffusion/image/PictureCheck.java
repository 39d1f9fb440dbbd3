package io.offshoot.diffusion.image;

import java.util.Optional;

/**
 * Tells a picture from what a diffusion model gives when its numbers have gone wrong. A photo that is itself black or
 * flat may have edits that are.
 *
 * @param blackLevel a pixel is black when its largest value is at most this, 0 to 255
 * @param blackShare a picture is black when this share of its pixels is, 0 to 1
 * @param flatSpread a picture is flat when the standard deviation of each of its channels is below this
 */
public record PictureCheck(int blackLevel, double blackShare, double flatSpread) {

    /** Black: 99.5 % of the pixels at most 8. Flat: all channels within one and a half levels. */
    public static final PictureCheck DEFAULT = new PictureCheck(8, 0.995, 1.5);

    public PictureCheck {
        if (blackLevel < 0 || blackLevel > 255) {
            throw new IllegalArgumentException("blackLevel must be in [0, 255], was " + blackLevel);
        }
        if (!(blackShare > 0 && blackShare <= 1)) {
            throw new IllegalArgumentException("blackShare must be in (0, 1], was " + blackShare);
        }
        if (!(flatSpread >= 0)) {
            throw new IllegalArgumentException("flatSpread must be at least 0, was " + flatSpread);
        }
    }

    /** What is wrong with an edit. */
    public enum Defect {
        /** Values that are no numbers. */
        NOT_A_NUMBER("has values that are not numbers"),
        /** Nothing but black. */
        BLACK("is black"),
        /** One colour all over. */
        FLAT("has one colour all over");

        private final String words;

        Defect(String words) {
            this.words = words;
        }

        /** As the end of the sentence "The picture ...". */
        public String words() {
            return words;
        }
    }

    /**
     * What is wrong with an edit.
     *
     * @param edited the edit
     * @param source what it was made of
     */
    public Optional<Defect> defect(DecodedPicture edited, RgbImage source) {
        if (!edited.finite()) {
            return Optional.of(Defect.NOT_A_NUMBER);
        }
        if (isBlack(edited.image()) && !isBlack(source)) {
            return Optional.of(Defect.BLACK);
        }
        return isFlat(edited.image()) && !isFlat(source) ? Optional.of(Defect.FLAT) : Optional.empty();
    }

    private boolean isBlack(RgbImage image) {
        int black = 0;
        int pixels = image.rgb().length / 3;
        for (int i = 0; i < pixels; i++) {
            int largest = Math.max(value(image, 3 * i), Math.max(value(image, 3 * i + 1), value(image, 3 * i + 2)));
            black += largest <= blackLevel ? 1 : 0;
        }
        return black >= blackShare * pixels;
    }

    private boolean isFlat(RgbImage image) {
        return spread(image, 0) < flatSpread && spread(image, 1) < flatSpread && spread(image, 2) < flatSpread;
    }

    private static double spread(RgbImage image, int channel) {
        double sum = 0;
        double squares = 0;
        int pixels = image.rgb().length / 3;
        for (int i = 0; i < pixels; i++) {
            double value = value(image, 3 * i + channel);
            sum += value;
            squares += value * value;
        }
        double mean = sum / pixels;
        return Math.sqrt(Math.max(0, squares / pixels - mean * mean));
    }

    private static int value(RgbImage image, int place) {
        return image.rgb()[place] & 0xff;
    }
}
