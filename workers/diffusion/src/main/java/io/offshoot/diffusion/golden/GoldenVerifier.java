package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays recorded reference cases of diffusers and transformers and compares every recorded tensor.
 *
 * <p>Float tensors may differ by 20 times the recorded distance between float32 and float64 plus a millionth of their
 * largest value; where no distance is recorded, by 2e-5 of it. Token ids and timesteps must be equal, 8-bit pictures may
 * differ by one.
 */
public final class GoldenVerifier {

    private GoldenVerifier() {}

    /**
     * Replays sections of a folder on the CPU in float32.
     *
     * @param model a diffusers folder; null is enough for the sections schedulers and preprocess
     * @param goldens the folder with the recorded sections, NAME.json and NAME.safetensors
     * @param sections the names of the sections; empty for all that the folder holds
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when a section is unknown, is missing in the folder, or needs a model
     */
    public static GoldenReport verify(@Nullable Path model, Path goldens, Set<String> sections) throws IOException {
        return verify(model == null ? null : ModelFolder.open(model), goldens, sections, LoadSettings.cpu());
    }

    /** As above, with the networks loaded by other settings. */
    public static GoldenReport verify(
            @Nullable ModelFolder model, Path goldens, Set<String> sections, LoadSettings settings) throws IOException {
        List<Comparison> made = new ArrayList<>();
        try (GoldenModel loaded = new GoldenModel(model, settings)) {
            for (Section section : Section.select(goldens, sections)) {
                for (Section.Part part : section.parts(goldens)) {
                    made.addAll(part.replay(loaded));
                }
            }
        }
        return new GoldenReport(made);
    }
}
