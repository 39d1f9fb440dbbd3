package io.offshoot.ops.bench.editor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is compared and how often.
 *
 * @param baseline the Python program of the other side
 * @param python what runs it
 * @param model a diffusers folder, the same for both sides
 * @param photos a folder with one sub-folder per class; null for simulated ones of the model's own size
 * @param threads CPU threads of one operator, the same for both sides
 * @param work how much both do
 * @param rounds how often each is measured, at least 1
 * @param plot an SVG file that gets the images per second of each; null for none
 */
public record EditorBenchSettings(
        Path baseline,
        String python,
        Path model,
        @Nullable Path photos,
        int threads,
        WorkSize work,
        int rounds,
        @Nullable Path plot) {

    /** Classifier-free guidance of all edits. */
    static final double GUIDANCE_SCALE = 7.5;

    public EditorBenchSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
        }
    }
}
