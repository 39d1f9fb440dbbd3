package io.offshoot.ops.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Standard error shared by log lines and one status line at the bottom, so that neither tears the other.
 * Without a person watching there is no status line.
 */
public final class Terminal {
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final int COLUMNS = Integer.getInteger("offshoot.columns", 0);
    private static final Terminal STANDARD = new Terminal(System.err, COLUMNS > 0, COLUMNS);

    private final PrintStream stream;
    private final boolean interactive;
    private final int width;
    private String status = "";

    /**
     * @param stream where to write
     * @param interactive whether a status line may be drawn
     * @param width columns of the status line
     */
    public Terminal(PrintStream stream, boolean interactive, int width) {
        this.stream = stream;
        this.interactive = interactive;
        this.width = width;
    }

    /** The terminal of this process. The launcher sets offshoot.columns when standard error is a terminal. */
    public static Terminal standard() {
        return STANDARD;
    }

    /** Whether a person watches, so that a status line makes sense. */
    public boolean interactive() {
        return interactive;
    }

    /** Columns that a status line may take. */
    public int columns() {
        return width;
    }

    /** Writes lines above the status line. */
    public synchronized void line(String text) {
        erase();
        stream.println(text);
        draw();
    }

    /** Replaces the status line; empty removes it. */
    public synchronized void status(String text) {
        if (!interactive) {
            return;
        }
        erase();
        status = text.length() < width ? text : text.substring(0, width - 1);
        draw();
    }

    /** A writer for whole messages, such as usage help. */
    public PrintWriter writer() {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    private void erase() {
        if (interactive && !status.isEmpty()) {
            stream.print(ERASE_LINE);
        }
    }

    private void draw() {
        if (interactive) {
            stream.print(status);
        }
        stream.flush();
    }
}
