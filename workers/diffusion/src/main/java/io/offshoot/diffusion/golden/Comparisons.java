package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import io.offshoot.diffusion.golden.Comparison.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the comparisons of one section. */
final class Comparisons {

    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);

    private final GoldenFile golden;
    private final List<Comparison> made = new ArrayList<>();

    Comparisons(GoldenFile golden) {
        this.golden = golden;
    }

    List<Comparison> made() {
        return made;
    }

    void floats(String key, NDArray actual) {
        floats(key, actual.toFloatArray());
    }

    void floats(String key, float[] actual) {
        float[] expected = golden.floats(key);
        add(key, Difference.largest(expected, actual), golden.tolerance(key));
    }

    void floats(String key, double[] actual) {
        float[] expected = golden.floats(key);
        add(key, Difference.largest(expected, actual), golden.tolerance(key));
    }

    /** Token ids and timesteps, which must be equal. */
    void integers(String key, long[] actual) {
        add(key, Difference.largest(golden.longs(key), actual), 0);
    }

    /** Tokens and prompts, which must be equal; the difference is the number of texts that are not. */
    void texts(String key, List<String> expected, List<String> actual) {
        int different = (int) IntStream.range(0, Math.max(expected.size(), actual.size()))
                .filter(i -> i >= expected.size()
                        || i >= actual.size()
                        || !expected.get(i).equals(actual.get(i)))
                .count();
        add(key, different, 0);
    }

    /** Whole timesteps must be equal; those of Euler lie between two of them and are floats. */
    void timesteps(String key, double[] actual) {
        if (golden.dtype(key).startsWith("int")) {
            integers(
                    key,
                    DoubleStream.of(actual).mapToLong(value -> (long) value).toArray());
        } else {
            floats(key, actual);
        }
    }

    /** A number that the parameters of a case hold. */
    void number(String key, double expected, double actual) {
        add(key, Math.abs(expected - actual), 2e-5 * Math.abs(expected));
    }

    /** 8-bit pictures, which may differ by one where a value lies half-way. */
    void pixels(String key, byte[] actual) {
        long[] unsigned = new long[actual.length];
        for (int i = 0; i < actual.length; i++) {
            unsigned[i] = actual[i] & 0xff;
        }
        add(key, Difference.largest(golden.longs(key), unsigned), 1);
    }

    void skip(String caseName, String reason) {
        made.add(Comparison.without(golden.section(), caseName, Outcome.SKIPPED, reason));
    }

    /** Replays one case; what it throws is a failure of this case and of no other. */
    void replay(String caseName, Runnable replay) {
        try {
            replay.run();
        } catch (RuntimeException e) {
            LOG.debug("Case {} of {} failed", caseName, golden.section(), e);
            made.add(Comparison.without(golden.section(), caseName, Outcome.FAILED, String.valueOf(e.getMessage())));
        }
    }

    private void add(String key, double difference, double tolerance) {
        made.add(Comparison.of(golden.section(), key, difference, tolerance));
    }
}
