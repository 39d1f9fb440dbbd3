package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.workers.work.unet.UNetSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that give the workers other UNets, which policies name. */
public final class UNetOptions {
    @Option(
            names = "--unets",
            paramLabel = "DIR",
            description = "Folder of other UNets for the model, such as those from which a class was erased. Each"
                    + " sub-folder is one (config.json and weights, or a model whose UNet is meant), and a policy names it"
                    + " by the sub-folder's name (default: none).")
    private @Nullable Path unets;

    @Option(
            names = "--max-unets",
            paramLabel = "N",
            defaultValue = "2",
            description = "Most of them in memory at once, beside the model's own (default: ${DEFAULT-VALUE}).")
    private int maxUNets;

    /**
     * The model with the UNets as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public ModelSettings applyTo(ModelSettings model) {
        return model.withUNets(new UNetSettings(unets, maxUNets));
    }
}
