package io.offshoot.ops.cli.lag;

import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.ops.dashboard.lag.StageLag;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reading of the lag as lines of a table. */
final class LagTable {
    private static final String ROW = "%-10s  %12s  %12s  %-32s  %s";
    private static final String NOT_EXACT = "about ";

    private LagTable() {}

    /** The table, with ages as they are now. */
    static String of(LagReading reading, Instant now) {
        String head = ROW.formatted("STAGE", "RECORDS", "OLDEST", "READS", "GROUP");
        return head + "\n" + reading.stages().stream().map(lag -> row(lag, now)).collect(Collectors.joining("\n"));
    }

    private static String row(StageLag lag, Instant now) {
        String records = (lag.exact() ? "" : NOT_EXACT) + lag.records();
        return ROW.formatted(lag.stage(), records, age(lag.seconds(now)), lag.reads(), lag.group())
                .stripTrailing();
    }

    private static String age(double seconds) {
        return seconds == 0 ? "0 s" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
