package io.offshoot.ops.cli.torture;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.EmptyFolder;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.torture.Torture;
import io.offshoot.ops.torture.TortureSettings;
import io.offshoot.ops.torture.cluster.ClusterSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays schedules of faults on a cluster of real processes and checks that nothing is lost or made twice. */
@Command(
        name = "torture",
        description = {
            "Plays seeded schedules of faults on a cluster of real processes on this machine (brokers, registry, topology,"
                    + " workers with a stand-in for the diffusion networks), lets it drain after each, and checks from the topics"
                    + " that nothing was lost, torn or made twice.",
            "The same seed plays the same faults at the same times. Ends with 1 when an invariant was violated."
        })
public final class TortureCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--schedules",
            paramLabel = "N",
            defaultValue = "10",
            description = "Schedules to play, each about 20 seconds (default: ${DEFAULT-VALUE}).")
    private int schedules;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the schedules (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", paramLabel = "K", description = "Play the schedule with this number alone.")
    private @Nullable Integer only;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "3",
            description = "Kafka brokers (default: ${DEFAULT-VALUE}).")
    private int brokers;

    @Option(
            names = "--editors",
            paramLabel = "N",
            defaultValue = "3",
            description = "Editors (default: ${DEFAULT-VALUE}).")
    private int editors;

    @Option(
            names = "--trainers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Concept trainers (default: ${DEFAULT-VALUE}).")
    private int trainers;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new or an empty folder for the processes' data and logs (default: out/torture-DATE-TIME).")
    private @Nullable Path out;

    TortureCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = out == null ? newFolder() : out;
        TortureSettings settings = Usage.check(spec, () -> settings(folder.toAbsolutePath()));
        EmptyFolder.create(folder);
        try (Torture torture = Torture.start(settings, context.clock(), context.out())) {
            return torture.playAll().allHold() ? 0 : 1;
        }
    }

    private TortureSettings settings(Path folder) {
        ClusterSettings cluster = ClusterSettings.in(folder).with(brokers, editors, trainers);
        return only == null ? TortureSettings.of(cluster, seed, schedules) : TortureSettings.only(cluster, seed, only);
    }

    private Path newFolder() {
        LocalDateTime now = LocalDateTime.ofInstant(
                context.clock().instant(), context.clock().getZone());
        return Path.of("out", "torture-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }
}
