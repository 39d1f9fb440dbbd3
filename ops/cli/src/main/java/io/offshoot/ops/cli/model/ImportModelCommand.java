package io.offshoot.ops.cli.model;

import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.DeviceOptions;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks a model folder through and prepares it. */
@Command(
        name = "import-model",
        description = {
            "Looks a diffusers folder through, says what it is, and writes each network once as the TorchScript archive"
                    + " that runs; everything else finds the archives then.",
            "Nothing in the folder is executed. A folder that lacks something, or has weights of a wrong shape, is refused"
                    + " by the name of the file and the tensor."
        })
public final class ImportModelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A diffusers folder of the Stable Diffusion 1.x, 2.x or XL shape.")
    private Path folder;

    @Mixin
    private DeviceOptions deviceOptions;

    ImportModelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ModelSettings settings = Usage.check(spec, () -> deviceOptions.settings(folder));
        requireComplete();
        Instant start = context.clock().instant();
        context.terminal().line("Looking through " + folder + " ...");
        try (StableDiffusion model = Usage.check(spec, settings::load)) {
            requireUsable(model);
            ModelShape.lines(model, folder).forEach(context.out()::println);
        }
        Duration time = Duration.between(start, context.clock().instant());
        context.out().printf(Locale.ROOT, "Ready; checked, written and loaded in %.1f s.%n", time.toMillis() / 1000.0);
        return 0;
    }

    private void requireComplete() {
        try {
            ModelFolder.open(folder);
        } catch (IOException e) {
            throw new CommandFailure("there is no model to import: " + e.getMessage() + ".", e);
        }
        List<String> missing = ModelParts.missing(folder);
        if (!missing.isEmpty()) {
            throw new CommandFailure("the folder " + folder + " is no complete model, it lacks "
                    + String.join(", ", missing) + "; name an ordinary diffusers folder.");
        }
    }

    /** Tokenizer and scheduler must fit, too. */
    private void requireUsable(StableDiffusion model) {
        try {
            ImageToImage.load(model, BatchSettings.upTo(1)).close();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(
                    "the networks in " + folder + " are fine, but the model cannot be used: " + e.getMessage() + ".",
                    e);
        }
    }
}
