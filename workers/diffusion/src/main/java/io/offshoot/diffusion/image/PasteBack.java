package io.offshoot.diffusion.image;

/**
 * Puts an edit into its photo. Protected pixels are the photo's, bit by bit; from them the edit fades in, so that the
 * seam lies outside of what is protected.
 *
 * @param feather over how many pixels the edit fades in; 0 cuts it off sharply
 */
public record PasteBack(int feather) {

    /** Distances are counted in thirds of a pixel: 3 to a neighbour and 4 to a diagonal one (Borgefors 1986). */
    private static final int STRAIGHT = 3;

    private static final int DIAGONAL = 4;

    public PasteBack {
        if (feather < 0 || feather > 10_000) {
            throw new IllegalArgumentException("feather must be in [0, 10000], was " + feather);
        }
    }

    /**
     * The photo with the edit in it.
     *
     * @param edited of the photo's size
     * @param kept the protected pixels, of the photo's size
     */
    public RgbImage paste(RgbImage photo, RgbImage edited, Mask kept) {
        requireSize(photo, edited.width(), edited.height());
        requireSize(photo, kept.width(), kept.height());
        int[] distances = distances(kept);
        int full = STRAIGHT * (feather + 1);
        byte[] rgb = new byte[photo.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            int share = Math.min(distances[i / 3], full);
            int mixed = (photo.rgb()[i] & 0xff) * (full - share) + (edited.rgb()[i] & 0xff) * share;
            rgb[i] = (byte) ((mixed + full / 2) / full);
        }
        return new RgbImage(photo.width(), photo.height(), rgb);
    }

    /** The distance of each pixel to the nearest protected one, in thirds of a pixel. */
    private int[] distances(Mask kept) {
        int far = STRAIGHT * (feather + 1);
        int[] distances = new int[kept.chosen().length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = kept.chosen()[i] ? 0 : far;
        }
        Sweep sweep = new Sweep(distances, kept.width(), kept.height());
        for (int y = 0; y < kept.height(); y++) {
            for (int x = 0; x < kept.width(); x++) {
                sweep.shorten(x, y, -1);
            }
        }
        for (int y = kept.height() - 1; y >= 0; y--) {
            for (int x = kept.width() - 1; x >= 0; x--) {
                sweep.shorten(x, y, 1);
            }
        }
        return distances;
    }

    /** One of the two ways over the picture. */
    @SuppressWarnings("ArrayRecordComponent") // the array that is worked on
    private record Sweep(int[] distances, int width, int height) {

        /** Looks at the four neighbours that come before a pixel ({@code side} -1) or after it (1). */
        void shorten(int x, int y, int side) {
            int least = distances[y * width + x];
            least = Math.min(least, at(x + side, y) + STRAIGHT);
            least = Math.min(least, at(x - 1, y + side) + DIAGONAL);
            least = Math.min(least, at(x, y + side) + STRAIGHT);
            least = Math.min(least, at(x + 1, y + side) + DIAGONAL);
            distances[y * width + x] = least;
        }

        private int at(int x, int y) {
            boolean inside = x >= 0 && x < width && y >= 0 && y < height;
            return inside ? distances[y * width + x] : Integer.MAX_VALUE - DIAGONAL;
        }
    }

    private static void requireSize(RgbImage photo, int width, int height) {
        if (photo.width() != width || photo.height() != height) {
            throw new IllegalArgumentException("edit and mask must be of the photo's size %dx%d, was %dx%d"
                    .formatted(photo.width(), photo.height(), width, height));
        }
    }
}
