package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The model under test; tokenizer and networks are loaded when a section first needs them. */
final class GoldenModel implements AutoCloseable {

    private final @Nullable Path folder;
    private final LoadSettings settings;
    private @Nullable ClipTokenizer tokenizer;
    private @Nullable StableDiffusion networks;

    GoldenModel(@Nullable Path folder, LoadSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    ClipTokenizer tokenizer() throws IOException {
        ClipTokenizer loaded = tokenizer;
        if (loaded == null) {
            loaded = ClipTokenizer.load(folder().resolve("tokenizer"));
            tokenizer = loaded;
        }
        return loaded;
    }

    StableDiffusion networks() throws IOException {
        StableDiffusion loaded = networks;
        if (loaded == null) {
            loaded = StableDiffusion.load(folder(), settings);
            networks = loaded;
        }
        return loaded;
    }

    SchedulerConfig schedulerConfig() throws IOException {
        return SchedulerConfigFile.parse(networks().schedulerConfig());
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
        if (networks != null) {
            networks.close();
        }
    }

    private Path folder() {
        if (folder == null) {
            throw new IllegalArgumentException(
                    "name a model folder: only the sections schedulers and preprocess need none");
        }
        return folder;
    }
}
