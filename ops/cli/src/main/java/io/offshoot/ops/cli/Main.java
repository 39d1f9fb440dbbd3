package io.offshoot.ops.cli;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;

/** The entry point of {@code ./offshoot}: runs one command and leaves with its exit code. */
public final class Main {
    private Main() {}

    /**
     * Exit codes: 0 done, 1 failed, 2 wrong usage.
     *
     * @param args the command line after {@code ./offshoot}
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        CommandContext context = new CommandContext(out, Terminal.standard(), System.getenv(), Clock.systemUTC());
        System.exit(CommandRunner.run(context, args));
    }
}
