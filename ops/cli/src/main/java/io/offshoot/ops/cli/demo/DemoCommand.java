package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.ModelOptions;
import io.offshoot.ops.cli.service.PolicyOptions;
import io.offshoot.ops.cli.service.UNetOptions;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.simulator.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private UNetOptions unetOptions;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DemoSettings settings = Usage.check(spec, this::settings);
        DemoPhotos source = Usage.check(spec, this::source);
        DemoSummary summary = new DemoRun(context, settings).run(source);
        summary.lines().forEach(context.out()::println);
        return 0;
    }

    private DemoPhotos source() {
        return photos == null
                ? new SimulatedPhotos(context, new SimulationSettings(species, photosPerSpecies, 64, 64, seed))
                : new FolderPhotos(context, photos, TopicSettings.defaults().maxInlineBytes());
    }

    private DemoSettings settings() {
        ModelSettings model = unetOptions.applyTo(modelOptions.reproducibleSettings());
        TopologySettings topology = policyOptions.settings(ModelPolicy.of(model.folder()), LINGER);
        AugmentationPolicy policy = topology.policy();
        if (photos == null) {
            // The camera takes no more photos than these, so nothing is gained by waiting for one.
            policy.setExamplesPerClass(Math.min(policy.getExamplesPerClass(), photosPerSpecies));
        }
        StandaloneSettings node =
                StandaloneSettings.of(model.folder()).withModel(model).withTopology(topology);
        return new DemoSettings(node, out == null ? dated() : out, policy.getEditsPerImage(), CELL);
    }

    private Path dated() {
        LocalDateTime now = LocalDateTime.ofInstant(
                context.clock().instant(), context.clock().getZone());
        return Path.of("out", "demo-" + now.format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }
}
