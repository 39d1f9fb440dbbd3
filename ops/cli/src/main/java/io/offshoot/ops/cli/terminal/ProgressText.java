package io.offshoot.ops.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/**
 * How far one piece of work is, as text.
 *
 * @param name what is being done, for example {@code ingest}
 * @param done units finished
 * @param total units in all, 0 when nobody knows
 * @param elapsed time since the start
 * @param note anything else worth showing, may be empty
 */
record ProgressText(String name, long done, long total, Duration elapsed, String note) {
    private static final int BAR_WIDTH = 24;

    /** For a status line: a bar, the count, the rate and what is left. */
    String bar() {
        String bar = total > 0 ? " [" + filled() + "] " : " ";
        return name + bar + count() + rate() + remaining() + suffix();
    }

    /** For a log: the count, the rate and what is left. */
    String line() {
        return name + ": " + count() + rate() + remaining() + suffix();
    }

    /** For the end: the count and the time it took. */
    String summary() {
        return name + ": " + count() + " in " + seconds(elapsed) + suffix();
    }

    private String filled() {
        int columns = (int) (BAR_WIDTH * Math.min(done, total) / total);
        return "#".repeat(columns) + "-".repeat(BAR_WIDTH - columns);
    }

    private String count() {
        return total > 0 ? done + "/" + total : String.valueOf(done);
    }

    private String rate() {
        if (done == 0 || elapsed.isZero()) {
            return "";
        }
        return String.format(Locale.ROOT, ", %.1f/s", done / toSeconds(elapsed));
    }

    private String remaining() {
        if (total <= 0 || done <= 0 || done >= total) {
            return "";
        }
        double left = toSeconds(elapsed) / done * (total - done);
        return ", " + seconds(Duration.ofMillis((long) (left * 1000))) + " left";
    }

    private String suffix() {
        return note.isEmpty() ? "" : ", " + note;
    }

    private static String seconds(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0
                ? String.format(Locale.ROOT, "%.0f s", toSeconds(time))
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private static double toSeconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
