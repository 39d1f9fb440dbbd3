package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which diffusion model is loaded, and where and how it runs. */
public class NetworkOptions extends DeviceOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Diffusers folder of the Stable Diffusion 1.x, 2.x or XL shape (default: the small model that"
                    + " ships with Offshoot).")
    private @Nullable Path model;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public ModelSettings settings() {
        return settings(folder());
    }

    private Path folder() {
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
