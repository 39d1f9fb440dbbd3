package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.role.ModelSettings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where and how a diffusion model runs. */
public class DeviceOptions {
    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "What runs the networks: cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description =
                    "Type of the weights while running: float32, float16 or bfloat16 (default: ${DEFAULT-VALUE}).")
    private String dtype;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "CPU threads of one network call, 0 for all cores (default: ${DEFAULT-VALUE}).")
    private int threads;

    /**
     * A model run as these options say.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public ModelSettings settings(Path folder) {
        int cores = Runtime.getRuntime().availableProcessors();
        return ModelSettings.of(folder).on(device, dtype).withThreads(threads == 0 ? cores : threads);
    }

    /** Whether the number of threads is given. */
    boolean hasThreads() {
        return threads != 0;
    }
}
