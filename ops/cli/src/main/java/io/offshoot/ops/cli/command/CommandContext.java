package io.offshoot.ops.cli.command;

import io.offshoot.ops.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/**
 * What every command gets from the outside.
 *
 * @param out where results go (standard output)
 * @param terminal where progress, log lines and errors go (standard error)
 * @param environment environment variables
 * @param clock the time
 */
public record CommandContext(PrintWriter out, Terminal terminal, Map<String, String> environment, Clock clock) {

    /** Prints a line of a result at once. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
