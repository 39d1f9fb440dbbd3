package io.offshoot.ops.cli.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose dead letters; all that are given must hold. */
final class FilterOptions {
    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "failures (of the workers) or rejects (of the intake); both when left out.")
    private @Nullable DeadLetterTopic topic;

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            split = ",",
            description = "Only these reasons, for example unexpected; several separated by commas.")
    private List<String> reasons = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY", split = ",", description = "Only records with these keys.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            split = ",",
            description = "Only photos and requests of these classes.")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--from-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only offsets from here, in each partition of the dead letters (default: ${DEFAULT-VALUE}).")
    private long fromOffset;

    @Option(names = "--to-offset", paramLabel = "N", description = "Only offsets up to here, this one included.")
    private @Nullable Long toOffset;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only records published at this time or later, for example 2026-11-22T18:00:00Z. It is the time"
                            + " of the original record.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only records published before this time.")
    private @Nullable Instant until;

    @Option(names = "--all", description = "All of them; without any other choice this has to be said.")
    private boolean all;

    List<DeadLetterTopic> topics() {
        return topic == null ? List.of(DeadLetterTopic.values()) : List.of(topic);
    }

    /**
     * The choice.
     *
     * @throws IllegalArgumentException when nothing is chosen, or nothing can be
     */
    DeadLetterFilter filter() {
        DeadLetterFilter filter = new DeadLetterFilter(
                new HashSet<>(reasons),
                new HashSet<>(keys),
                new HashSet<>(labels),
                new OffsetRange(fromOffset, toOffset == null ? Long.MAX_VALUE : toOffset),
                new TimeRange(since == null ? Instant.MIN : since, until == null ? Instant.MAX : until));
        if (filter.takesEverything() && topic == null && !all) {
            throw new IllegalArgumentException(
                    "name what to replay, for example --reason unexpected, or say --all; --dry-run shows it first");
        }
        return filter;
    }
}
