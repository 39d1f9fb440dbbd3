package io.offshoot.ops.cli.ingest;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.Split;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a folder of photos. */
@Command(
        name = "ingest",
        description = {
            "Publishes a folder of photos; each sub-folder is a class, named as it is.",
            "Every file is sent as it is: the service judges it and says why it refuses one. A mask (white where the"
                    + " object is) may lie beside NAME.jpg as NAME.mask.png. Sending the same folder twice adds nothing."
        })
public final class IngestCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder whose sub-folders are classes.")
    private Path folder;

    @Option(
            names = "--split",
            defaultValue = "TRAIN",
            description = "Part of the data set: TRAIN, VALIDATION or TEST; the latter two are never learned from or"
                    + " edited (default: ${DEFAULT-VALUE}).")
    private IngestSplit split;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "ingest",
            description = "Name of the sensor or annotator (default: ${DEFAULT-VALUE}).")
    private String source;

    @Option(
            names = "--by-reference",
            description =
                    "Send the photos' addresses and hashes instead of their bytes; the service fetches them from the"
                            + " places that its topology allows (--reference-folder, -host, -bucket).")
    private boolean byReference;

    @Option(
            names = "--base-uri",
            paramLabel = "URI",
            description =
                    "Where the service finds DIR, for example s3://bucket/photos; implies --by-reference (default: the"
                            + " files themselves).")
    private @Nullable URI baseUri;

    @Mixin
    private WatchOptions watchOptions;

    @Mixin
    private ConnectionOptions connectionOptions;

    IngestCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        PhotoRecords records = Usage.check(spec, this::records);
        ConnectionSettings settings = connectionOptions.settings(configuration);
        PhotoFolder photos = PhotoFolder.list(folder);
        photos.warnings().forEach(context.terminal()::line);
        if (photos.photos().isEmpty() && !watchOptions.isWanted()) {
            throw new CommandFailure("there are no photos in " + folder + "; put them into a sub-folder per class.");
        }
        try (Connection connection = new Connection(settings)) {
            connection.require(List.of(Right.write(connection.topics().images())));
            int maxInlineBytes = settings.topics().maxInlineBytes();
            if (watchOptions.isWanted()) {
                new WatchRun(context).follow(watchOptions.settings(folder, records, maxInlineBytes), connection);
            } else {
                FolderIngest ingest = new FolderIngest(records, maxInlineBytes, context.terminal());
                IngestCounts counts = publish(ingest, photos.photos(), connection);
                context.out()
                        .println(counts.sentence(connection.topics().images().name()));
            }
        }
        return 0;
    }

    private PhotoRecords records() {
        return new PhotoRecords(
                Split.valueOf(split.name()),
                source,
                byReference || baseUri != null ? new PhotoAddresses(baseUri) : null);
    }

    private IngestCounts publish(FolderIngest ingest, List<PhotoFile> photos, Connection connection) {
        try (ImagePublisher publisher = new ImagePublisher(connection);
                Progress progress = new Progress(context.terminal(), context.clock(), "ingest", photos.size())) {
            return ingest.publish(photos, publisher, progress);
        }
    }
}
