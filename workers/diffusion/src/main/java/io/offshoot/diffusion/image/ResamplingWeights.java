package io.offshoot.diffusion.image;

import java.util.Arrays;

/**
 * Which source pixels each target pixel of one axis is mixed from, and with what weights in fixed point.
 *
 * <p>Pillow's precompute_coeffs and normalize_coeffs_8bpc (libImaging/Resample.c).
 */
final class ResamplingWeights {

    private static final int PRECISION_BITS = 32 - 8 - 2;

    private final int[] first;
    private final int[][] weights;

    private ResamplingWeights(int[] first, int[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    static ResamplingWeights of(int sourceSize, int targetSize, Resampling filter) {
        int[] first = new int[targetSize];
        int[][] weights = new int[targetSize][];
        if (filter == Resampling.NEAREST) {
            Arrays.fill(weights, new int[] {1 << PRECISION_BITS});
            return new ResamplingWeights(NearestPixels.of(sourceSize, targetSize), weights);
        }
        double scale = (double) sourceSize / targetSize;
        double stretch = Math.max(scale, 1);
        double support = filter.support() * stretch;
        for (int i = 0; i < targetSize; i++) {
            double center = (i + 0.5) * scale;
            first[i] = Math.max((int) (center - support + 0.5), 0);
            int end = Math.min((int) (center + support + 0.5), sourceSize);
            weights[i] = fixedPoint(first[i], end - first[i], center, stretch, filter);
        }
        return new ResamplingWeights(first, weights);
    }

    /** The 8-bit value of target pixel {@code i}, whose source pixels lie {@code stride} apart from {@code offset}. */
    byte mix(byte[] source, int offset, int stride, int i) {
        int sum = 1 << (PRECISION_BITS - 1);
        int position = offset + first[i] * stride;
        for (int weight : weights[i]) {
            sum += (source[position] & 0xff) * weight;
            position += stride;
        }
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }

    private static int[] fixedPoint(int first, int count, double center, double stretch, Resampling filter) {
        double[] exact = new double[count];
        double total = 0;
        for (int x = 0; x < count; x++) {
            exact[x] = filter.weight((x + first - center + 0.5) * (1 / stretch));
            total += exact[x];
        }
        int[] fixed = new int[count];
        for (int x = 0; x < count; x++) {
            double weight = exact[x] / total * (1 << PRECISION_BITS);
            fixed[x] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        return fixed;
    }
}
