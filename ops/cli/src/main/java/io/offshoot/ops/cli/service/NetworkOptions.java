package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.role.ModelSettings;
import picocli.CommandLine.Mixin;

/** The options that say which diffusion model is loaded, and where and how it runs. */
public class NetworkOptions extends DeviceOptions {
    @Mixin
    private ModelFolderOptions folderOptions;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public ModelSettings settings() {
        return settings(folderOptions.folder());
    }
}
