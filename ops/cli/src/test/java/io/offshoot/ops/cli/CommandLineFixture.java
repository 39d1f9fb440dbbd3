package io.offshoot.ops.cli;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Runs command lines in this JVM and keeps what they print. */
public final class CommandLineFixture {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment;

    public CommandLineFixture(Map<String, String> environment) {
        this.environment = environment;
    }

    public CommandLineFixture() {
        this(Map.of());
    }

    /** Runs one command line and returns its exit code. */
    public int run(String... args) {
        return CommandRunner.run(context(), args);
    }

    /** A context that prints into this fixture. */
    public CommandContext context() {
        return new CommandContext(
                new PrintWriter(out, true, StandardCharsets.UTF_8), terminal(), environment, Clock.systemUTC());
    }

    /** A terminal without a person that prints into this fixture. */
    public Terminal terminal() {
        return new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 0);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
