package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which diffusion model is meant. */
public final class ModelFolderOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Diffusers folder of the Stable Diffusion 1.x, 2.x or XL shape (default: the small model that"
                    + " ships with Offshoot).")
    private @Nullable Path model;

    /** Whether a folder is named. */
    public boolean named() {
        return model != null;
    }

    /** The folder that is named, or that of the model that ships. */
    public Path folder() {
        if (model != null) {
            return model;
        }
        String home = System.getProperty("offshoot.home");
        if (home == null) {
            throw new CommandFailure("no model is named; start Offshoot by ./offshoot, or name a model with --model.");
        }
        return Path.of(home, "ops", "embedded-model");
    }
}
