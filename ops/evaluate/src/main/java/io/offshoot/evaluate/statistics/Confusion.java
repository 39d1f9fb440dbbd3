package io.offshoot.evaluate.statistics;

import java.util.Arrays;

/** How often each class was taken for which. */
public final class Confusion {
    private final int[][] counts;

    /** Nothing seen yet. */
    public Confusion(int classes) {
        counts = new int[classes][classes];
    }

    /** One test photo: its true class and the predicted one. */
    public void add(int truth, int predicted) {
        counts[truth][predicted]++;
    }

    /** Mean over the classes that were tested of the share of their photos that was recognised. */
    public double macroAccuracy() {
        double sum = 0;
        int tested = 0;
        for (int truth = 0; truth < counts.length; truth++) {
            int all = 0;
            for (int count : counts[truth]) {
                all += count;
            }
            if (all > 0) {
                sum += (double) counts[truth][truth] / all;
                tested++;
            }
        }
        if (tested == 0) {
            throw new IllegalStateException("no photo was tested");
        }
        return sum / tested;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Confusion confusion && Arrays.deepEquals(counts, confusion.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(counts);
    }
}
