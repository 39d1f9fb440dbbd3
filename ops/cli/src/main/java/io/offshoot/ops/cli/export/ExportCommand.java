package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.cli.terminal.StopSignal;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.LabelledImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the training topics into a folder. */
@Command(
        name = "export",
        description = {
            "Writes the training topics into OUT/real/<class>/ and OUT/synthetic/<class>/, and how each image was made"
                    + " into OUT/manifest.csv.",
            "Reads what is committed from the beginning to the present end, or goes on with --follow."
        })
public final class ExportCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(paramLabel = "OUT", description = "A new or an empty folder.")
    private Path folder;

    @Option(
            names = "--format",
            defaultValue = "folders",
            description =
                    "Layout: folders, or webdataset (tar files that Python's webdataset reads, and classes.txt with"
                            + " the names of the class numbers) (default: ${DEFAULT-VALUE}).")
    private ExportFormat format;

    @Option(names = "--follow", description = "Go on for new images until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Go on for new images until none has come for so long, for example 30s or 5min.")
    private @Nullable Duration idleTimeout;

    @Option(
            names = "--dropped",
            description =
                    "Write edits of weight 0, too: those that scored under the min-score of their class's policy.")
    private boolean dropped;

    private long leftOut;

    @Mixin
    private ConnectionOptions connectionOptions;

    ExportCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(
                    Right.read(connection.topics().real()),
                    Right.read(connection.topics().synthetic())));
            try (CountingWriter writer = CountingWriter.open(format, folder)) {
                export(connection, writer);
                context.out()
                        .printf(
                                "Wrote %d real and %d synthetic images to %s in %s format.%n",
                                writer.real(), writer.synthetic(), folder, format);
                if (leftOut > 0) {
                    context.out().printf("Left out %d edits of weight 0; --dropped writes them, too.%n", leftOut);
                }
            }
        }
        return 0;
    }

    private void export(Connection connection, CountingWriter writer) {
        try (TrainingReader reader = new TrainingReader(connection, context.clock());
                Progress progress = new Progress(context.terminal(), context.clock(), "export", 0)) {
            StopSignal.during(
                    () -> reader.read(limit(), image -> {
                        write(image, writer);
                        progress.update(
                                writer.written(), writer.real() + " real, " + writer.synthetic() + " synthetic");
                    }),
                    reader::stop);
        }
    }

    private void write(LabelledImage image, CountingWriter writer) {
        if (!dropped && image.getProvenance() != null && image.getProvenance().getWeight() == 0) {
            leftOut++;
        } else {
            writer.write(image);
        }
    }

    private ReadLimit limit() {
        if (idleTimeout != null) {
            return ReadLimit.idleFor(idleTimeout);
        }
        return follow ? ReadLimit.endless() : ReadLimit.currentEnd();
    }
}
