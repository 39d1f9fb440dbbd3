package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.terminal.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option that says how a worker stops. */
final class DrainOptions {
    @Option(
            names = "--drain-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Durations.class,
            description =
                    "How long stopping waits for requests that have begun; the others go to other workers at once. A"
                            + " second Ctrl-C or SIGTERM stops without waiting (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    Duration timeout() {
        return timeout;
    }
}
