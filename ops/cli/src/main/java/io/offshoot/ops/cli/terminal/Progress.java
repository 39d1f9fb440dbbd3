package io.offshoot.ops.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The progress of one piece of work: a bar on a terminal, otherwise a line every ten seconds; a summary line at the end.
 * Safe to call from any thread.
 */
public final class Progress implements AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final InstantSource clock;
    private final String name;
    private final long total;
    private final Instant start;
    private Instant shown;
    private long done;
    private String note = "";

    /**
     * Starts the clock of the work.
     *
     * @param name what is being done, one or two words
     * @param total units in all, 0 when nobody knows
     */
    public Progress(Terminal terminal, InstantSource clock, String name, long total) {
        this.terminal = terminal;
        this.clock = clock;
        this.name = name;
        this.total = total;
        this.start = clock.instant();
        this.shown = start;
    }

    /** Says how many units are finished. */
    public void update(long unitsDone) {
        update(unitsDone, note);
    }

    /**
     * Says how many units are finished.
     *
     * @param remark anything else worth showing, may be empty
     */
    public synchronized void update(long unitsDone, String remark) {
        done = unitsDone;
        note = remark;
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(terminal.interactive() ? REDRAW : LINE_EVERY) >= 0) {
            shown = now;
            show();
        }
    }

    /** Removes the bar and leaves a summary line. */
    @Override
    public synchronized void close() {
        terminal.status("");
        terminal.line(text().summary());
    }

    private void show() {
        if (terminal.interactive()) {
            terminal.status(text().bar());
        } else {
            terminal.line(text().line());
        }
    }

    private ProgressText text() {
        return new ProgressText(name, done, total, Duration.between(start, clock.instant()), note);
    }
}
