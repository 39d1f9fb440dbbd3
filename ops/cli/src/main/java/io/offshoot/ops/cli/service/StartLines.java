package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.terminal.Terminal;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import java.time.Duration;
import java.util.Locale;

/** Shows the parts of a node as they start. */
public final class StartLines implements StartListener {
    private final Terminal terminal;

    /** Writes to this terminal. */
    public StartLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void starting(String part) {
        terminal.status("Starting the " + part + " ...");
    }

    @Override
    public void started(String part, Duration elapsed) {
        terminal.status("");
        terminal.line(String.format(Locale.ROOT, "Started the %s (%.1f s)", part, elapsed.toMillis() / 1000.0));
    }
}
