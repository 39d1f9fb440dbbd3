package io.offshoot.diffusion.golden;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The largest absolute difference of two arrays: infinite when their lengths differ, not a number when one holds none. */
final class Difference {

    private Difference() {}

    static double largest(float[] expected, float[] actual) {
        return expected.length == actual.length
                ? largest(IntStream.range(0, expected.length).mapToDouble(i -> expected[i] - (double) actual[i]))
                : Double.POSITIVE_INFINITY;
    }

    static double largest(float[] expected, double[] actual) {
        return expected.length == actual.length
                ? largest(IntStream.range(0, expected.length).mapToDouble(i -> expected[i] - actual[i]))
                : Double.POSITIVE_INFINITY;
    }

    static double largest(long[] expected, long[] actual) {
        return expected.length == actual.length
                ? largest(IntStream.range(0, expected.length).mapToDouble(i -> expected[i] - (double) actual[i]))
                : Double.POSITIVE_INFINITY;
    }

    private static double largest(DoubleStream differences) {
        return differences.map(Math::abs).reduce(0, Math::max);
    }
}
