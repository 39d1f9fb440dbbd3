package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.CommandContext;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.simulator.SimulationSettings;
import io.offshoot.streams.image.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the whole flow once, from photos to a contact sheet. */
@Command(
        name = "demo",
        description = {
            "Runs everything in one JVM: photos in, one learned concept per class, synthetic photos out.",
            "The photos come from the simulated field camera, or from a folder of your own. Ends with a folder of real and"
                    + " synthetic images, a contact sheet and a summary."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int CELL = 96;
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(names = "--photos", paramLabel = "DIR", description = "Folder whose sub-folders are classes of photos.")
    private @Nullable Path photos;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new or an empty folder for the results (default: out/demo-DATE-TIME).")
    private @Nullable Path out;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Diffusers folder (default: the small model that ships with the project).")
    private @Nullable Path model;

    @Option(
            names = "--edits-per-image",
            paramLabel = "M",
            defaultValue = "6",
            description = "Synthetic images per photo (default: ${DEFAULT-VALUE}).")
    private int editsPerImage;

    @Option(
            names = "--species",
            paramLabel = "N",
            defaultValue = "6",
            description = "Simulated species (default: ${DEFAULT-VALUE}).")
    private int species;

    @Option(
            names = "--photos-per-species",
            paramLabel = "N",
            defaultValue = "8",
            description = "Simulated photos of each (default: ${DEFAULT-VALUE}).")
    private int photosPerSpecies;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the simulated camera (default: ${DEFAULT-VALUE}).")
    private long seed;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DemoSettings settings = settings();
        DemoSummary summary = new DemoRun(context, settings).run(source());
        summary.lines().forEach(context.out()::println);
        return 0;
    }

    private DemoPhotos source() {
        return photos == null
                ? new SimulatedPhotos(context, simulation())
                : new FolderPhotos(context, photos, TopicSettings.defaults().maxInlineBytes());
    }

    private DemoSettings settings() {
        ModelSettings run = modelSettings();
        TopologySettings topology = new TopologySettings(ImageLimits.DEFAULT, LINGER, policy(run.folder()));
        StandaloneSettings node = StandaloneSettings.of(run.folder()).withModel(run).withTopology(topology);
        return new DemoSettings(node, out == null ? dated() : out, editsPerImage, CELL);
    }

    /** Trainer and editor work at the same time; each gets half of the cores. */
    private ModelSettings modelSettings() {
        Path folder = model == null ? Path.of(System.getProperty("offshoot.home", "."), "ops", "embedded-model") : model;
        return ModelSettings.of(folder).withThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    private AugmentationPolicy policy(Path folder) {
        if (editsPerImage < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--edits-per-image must be at least 1, was " + editsPerImage);
        }
        AugmentationPolicy policy = ModelPolicy.of(folder);
        policy.setEditsPerImage(editsPerImage);
        if (photos == null) {
            // The camera takes no more photos than these, so nothing is gained by waiting for one.
            policy.setExamplesPerClass(Math.min(policy.getExamplesPerClass(), photosPerSpecies));
        }
        return policy;
    }

    private SimulationSettings simulation() {
        try {
            return new SimulationSettings(species, photosPerSpecies, 64, 64, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Path dated() {
        LocalDateTime now = LocalDateTime.ofInstant(
                context.clock().instant(), context.clock().getZone());
        return Path.of("out", "demo-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }
}
