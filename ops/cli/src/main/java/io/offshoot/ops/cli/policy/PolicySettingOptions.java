package io.offshoot.ops.cli.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Those settings of a policy as options that are changed most often. */
final class PolicySettingOptions {
    @Option(names = "--strengths", paramLabel = "S,S...", description = "The same as strengths=S,S...")
    private @Nullable String strengths;

    @Option(names = "--m", paramLabel = "M", description = "Edits per photo: the same as edits-per-image=M.")
    private @Nullable String editsPerImage;

    @Option(
            names = "--paused",
            negatable = true,
            description = "The same as paused=true, and --no-paused as paused=false.")
    private @Nullable Boolean paused;

    /**
     * These and others.
     *
     * @throws IllegalArgumentException when there are none at all
     */
    Map<String, String> with(@Nullable Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(others == null ? Map.of() : others);
        put(all, "strengths", strengths);
        put(all, "edits-per-image", editsPerImage);
        put(all, "paused", paused);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be changed; name settings, for example --m 20");
        }
        return all;
    }

    private static void put(Map<String, String> all, String key, @Nullable Object value) {
        if (value != null) {
            all.put(key, value.toString());
        }
    }
}
