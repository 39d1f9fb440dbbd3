package io.offshoot.ops.standalone.role;

import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.workers.work.unet.UNetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The diffusion model and how it is run.
 *
 * @param folder a diffusers folder
 * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
 * @param dtype {@code float32}, {@code float16} or {@code bfloat16}
 * @param threads CPU threads that one network call uses
 * @param batch most edits computed at once
 * @param unets other UNets for the model, which policies may name
 */
public record ModelSettings(
        Path folder, String device, String dtype, int threads, BatchSettings batch, UNetSettings unets) {
    private static final BatchSettings DEFAULT_BATCH = BatchSettings.upTo(8);

    /** Refuses settings that cannot work, naming the key at fault. */
    public ModelSettings {
        LoadSettings.cpu().on(device, dtype).withThreads(threads);
    }

    /** The model on the CPU in float32, on all cores. */
    public static ModelSettings of(Path folder) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ModelSettings(folder, "cpu", "float32", cores, DEFAULT_BATCH, UNetSettings.NONE);
    }

    /** The same on another device and in another type. */
    public ModelSettings on(String otherDevice, String otherDtype) {
        return new ModelSettings(folder, otherDevice, otherDtype, threads, batch, unets);
    }

    /** The same with other limits on what is computed at once. */
    public ModelSettings withBatch(BatchSettings other) {
        return new ModelSettings(folder, device, dtype, threads, other, unets);
    }

    /** The same on so many CPU threads. */
    public ModelSettings withThreads(int number) {
        return new ModelSettings(folder, device, dtype, number, batch, unets);
    }

    /** The same with other UNets beside the model's own. */
    public ModelSettings withUNets(UNetSettings others) {
        return new ModelSettings(folder, device, dtype, threads, batch, others);
    }

    /** Looks whether the folders are there, before anything else is started. */
    public void requirePresent() {
        if (!Files.isRegularFile(folder.resolve("unet/config.json"))) {
            throw new StartupException("there is no model in " + folder
                    + "; name an ordinary diffusers folder with --model (unet/, vae/, text_encoder/, tokenizer/,"
                    + " scheduler/).");
        }
        if (unets.folder() != null && !Files.isDirectory(unets.folder())) {
            throw new StartupException("there is no folder " + unets.folder()
                    + "; name one whose sub-folders are UNets (config.json and weights) with --unets.");
        }
    }

    /**
     * Loads the model; the caller closes it.
     *
     * @throws StartupException when it is not there or does not fit
     */
    public StableDiffusion load() {
        requirePresent();
        try {
            return StableDiffusion.load(
                    folder, LoadSettings.cpu().on(device, dtype).withThreads(threads));
        } catch (IOException e) {
            throw new StartupException(
                    "the model in " + folder + " cannot be loaded (" + e.getMessage()
                            + "); name a folder of the Stable Diffusion 1.x, 2.x or XL shape with --model.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new StartupException("the model in " + folder + " cannot run: " + e.getMessage() + ".", e);
        }
    }
}
