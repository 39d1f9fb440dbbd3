package io.offshoot.ops.bench.editor;

import io.offshoot.ops.standalone.role.ModelSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is compared and how often.
 *
 * @param baseline the Python program of the other side
 * @param python what runs it
 * @param model a diffusers folder and what runs it, the same for both sides; its batch limit is that of {@code work}
 * @param photos a folder with one sub-folder per class; null for simulated ones of the model's own size
 * @param work how much both do
 * @param rounds how often each is measured, at least 1
 * @param plot an SVG file that gets the images per second of each; null for none
 */
public record EditorBenchSettings(
        Path baseline,
        String python,
        ModelSettings model,
        @Nullable Path photos,
        WorkSize work,
        int rounds,
        @Nullable Path plot) {

    /** Classifier-free guidance of all edits. */
    static final double GUIDANCE_SCALE = 7.5;

    public EditorBenchSettings {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
        }
    }
}
