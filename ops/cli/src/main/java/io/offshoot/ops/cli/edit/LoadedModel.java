package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model and its image-to-image pipeline. */
final class LoadedModel implements AutoCloseable {
    private final Parts parts;
    private final StableDiffusion model;
    private final ImageToImage pipeline;
    private final SchedulerConfig scheduler;

    private LoadedModel(Parts parts, StableDiffusion model, ImageToImage pipeline, SchedulerConfig scheduler) {
        this.parts = parts;
        this.model = model;
        this.pipeline = pipeline;
        this.scheduler = scheduler;
    }

    /**
     * Loads them.
     *
     * @param unet a folder with another UNet; null for the model's own
     * @param schedulerClass diffusers class of the sampler, made of the folder's settings; null for the folder's own
     * @throws StartupException when the folder does not fit
     * @throws IllegalArgumentException when the sampler is not known
     */
    static LoadedModel load(ModelSettings settings, @Nullable Path unet, @Nullable String schedulerClass) {
        Parts parts = new Parts();
        try {
            StableDiffusion whole = parts.add(settings.load());
            StableDiffusion model = unet == null ? whole : parts.add(whole.withUNet(unet));
            SchedulerConfig scheduler = schedulerClass == null
                    ? SchedulerConfigFile.parse(model.schedulerConfig())
                    : SchedulerConfigFile.parse(model.schedulerConfig(), schedulerClass);
            ImageToImage pipeline = parts.add(ImageToImage.load(model, scheduler, settings.batch()));
            return new LoadedModel(parts, model, pipeline, scheduler);
        } catch (IOException e) {
            parts.close();
            throw new StartupException(
                    "the model cannot be used (" + e.getMessage() + "); name other folders with --model and --unet.",
                    e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    ImageToImage pipeline() {
        return pipeline;
    }

    String fingerprint() {
        return model.fingerprint();
    }

    String schedulerClass() {
        return scheduler.className();
    }

    @Override
    public void close() {
        parts.close();
    }
}
