package io.offshoot.ops.cli.simulate;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.Split;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.SimulationSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes the photos of a simulated field camera at a rate, or writes them into a folder. */
@Command(
        name = "simulate",
        description = {
            "A field camera without a field: renders labelled, masked seedling photos and publishes them at a rate.",
            "The same seed gives the same species and photos; published ones carry the time they were taken in their EXIF,"
                    + " those of --out a fixed one, so that their bytes are the same every time."
        })
public final class SimulateCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--species",
            paramLabel = "N",
            defaultValue = "8",
            description = "Species (default: ${DEFAULT-VALUE}).")
    private int species;

    @Option(
            names = "--photos",
            paramLabel = "N",
            defaultValue = "endless",
            converter = PhotoCount.Converter.class,
            description = "Photos in all, the species in turn; a number or endless (default: ${DEFAULT-VALUE}).")
    private PhotoCount photos;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "1/s",
            converter = Rate.Converter.class,
            description = "How often to publish one, for example 5/s, 90/min or 1/h (default: ${DEFAULT-VALUE}).")
    private Rate rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of everything (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "64",
            description = "Width and height (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--out", paramLabel = "DIR", description = "Write a folder for ingest instead of publishing.")
    private @Nullable Path out;

    @Mixin
    private ConnectionOptions connectionOptions;

    SimulateCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        FieldCamera camera = camera();
        if (out == null) {
            publish(camera);
        } else {
            write(camera, out);
        }
        return 0;
    }

    private FieldCamera camera() {
        SimulationSettings settings =
                Usage.check(spec, () -> new SimulationSettings(species, SimulationSettings.ENDLESS, size, size, seed));
        return new FieldCamera(settings, context.clock().instant(), rate.interval());
    }

    private void publish(FieldCamera camera) {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().images())));
            try (ImagePublisher publisher = new ImagePublisher(connection)) {
                PacedRun run = new PacedRun(context, "simulate", photos);
                run.at(rate, index -> publisher.publish(SimulatedRecords.of(camera.photo(index), Split.TRAIN)));
                publisher.flush();
                context.out()
                        .printf(
                                "Published %d photos of %d species to %s, %.1f a second.%n",
                                publisher.acknowledged(),
                                species,
                                connection.topics().images().name(),
                                run.achievedPerSecond());
            }
        }
    }

    private void write(FieldCamera camera, Path folder) {
        if (photos.isEndless()) {
            throw new ParameterException(spec.commandLine(), "--out needs a number of --photos");
        }
        PhotoFolderWriter writer = new PhotoFolderWriter(folder);
        PacedRun run = new PacedRun(context, "simulate", photos);
        run.unpaced(index -> writer.write(camera.photo(index)));
        context.out().printf("Wrote %d photos of %d species to %s.%n", photos.value(), species, folder);
    }
}
