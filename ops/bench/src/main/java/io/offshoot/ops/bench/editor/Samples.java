package io.offshoot.ops.bench.editor;

import java.util.ArrayList;
import java.util.List;

/** The editor's totals again and again during a round. */
final class Samples {

    /** Before and after it the batch fills and empties. */
    private static final double RAMP = 0.1;

    private final List<UNetTotals> taken = new ArrayList<>();

    void add(UNetTotals totals) {
        taken.add(totals);
    }

    UNetTotals whole() {
        return last().since(taken.get(0));
    }

    /** From the first tenth of the rows to the last tenth: the time in which there is always something to do. */
    UNetTotals saturated() {
        double rows = whole().filled();
        double first = taken.get(0).filled();
        UNetTotals begin = firstFrom(first + RAMP * rows);
        UNetTotals end = firstFrom(first + (1 - RAMP) * rows);
        return end.since(begin);
    }

    private UNetTotals firstFrom(double rows) {
        return taken.stream().filter(one -> one.filled() >= rows).findFirst().orElse(last());
    }

    private UNetTotals last() {
        return taken.get(taken.size() - 1);
    }
}
