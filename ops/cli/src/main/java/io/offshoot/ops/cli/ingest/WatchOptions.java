package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.terminal.Durations;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of following a folder. */
public final class WatchOptions {
    private static final String JOURNAL = ".offshoot-ingest";

    @Option(
            names = "--watch",
            description =
                    "Follow the folder until Ctrl-C: send each file once it is complete, and go on where it stopped after a"
                            + " restart.")
    private boolean watch;

    @Option(
            names = "--quiet",
            paramLabel = "DURATION",
            defaultValue = "2s",
            converter = Durations.class,
            description =
                    "With --watch: a file is complete when neither its size nor its time has changed for so long (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration quiet;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description =
                    "With --watch: keeps what has been sent; one for each service (default: DIR/" + JOURNAL + ").")
    private @Nullable Path journal;

    boolean isWanted() {
        return watch;
    }

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    WatchSettings settings(Path folder, PhotoRecords records, long maxInlineBytes) {
        return new WatchSettings(
                folder, journal == null ? folder.resolve(JOURNAL) : journal, quiet, records, maxInlineBytes);
    }
}
