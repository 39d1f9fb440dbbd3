package io.offshoot.evaluate.leak;

import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import java.util.Arrays;

/**
 * 64 bits that stay nearly the same when a picture is scaled, compressed again or made brighter: the signs of the 8 x 8
 * lowest frequencies above zero of its 32 x 32 grey values, against their median (pHash, C. Zauner 2010, section 3.2.1).
 *
 * @param bits one per frequency
 */
public record PerceptualHash(long bits) {
    private static final int SIDE = 32;
    private static final int FREQUENCIES = 8;
    private static final double[][] COSINES = cosines();

    /** The hash of a picture. */
    public static PerceptualHash of(RgbImage picture) {
        double[] grey = grey(Resizer.resize(picture, SIDE, SIDE, Resampling.BILINEAR));
        double[] low = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                low[v * FREQUENCIES + u] = coefficient(grey, u, v);
            }
        }
        return new PerceptualHash(aboveMedian(low));
    }

    /** How many of the 64 bits differ; unrelated pictures differ in about half of them. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    private static double coefficient(double[] grey, int u, int v) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += grey[y * SIDE + x] * COSINES[u][x] * COSINES[v][y];
            }
        }
        return sum;
    }

    private static long aboveMedian(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = (sorted[values.length / 2 - 1] + sorted[values.length / 2]) / 2;
        long bits = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > median) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    /** Luma of ITU-R BT.601. */
    private static double[] grey(RgbImage picture) {
        byte[] rgb = picture.rgb();
        double[] grey = new double[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299 * (rgb[3 * i] & 0xff) + 0.587 * (rgb[3 * i + 1] & 0xff) + 0.114 * (rgb[3 * i + 2] & 0xff);
        }
        return grey;
    }

    /** Row u is the cosine of frequency u + 1: frequency zero, the mean, says nothing but how bright a picture is. */
    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][SIDE];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < SIDE; x++) {
                cosines[u][x] = StrictMath.cos(StrictMath.PI * (u + 1) * (2 * x + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }
}
