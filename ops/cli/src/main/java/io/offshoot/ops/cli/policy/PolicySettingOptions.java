package io.offshoot.ops.cli.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of a policy on the command line: any as KEY=VALUE, those most often changed as options, too. */
final class PolicySettingOptions {
    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = {
                "Settings as get shows them, for example edits-per-image=20, strengths=0.25,0.5, unet=no-wheat,"
                        + " mode=real-guidance, compose=sequential, paused=true.",
                "A text of a list that has a comma in it makes the list one of JSON: prompt-templates=[\"a plant, a {name}\"]."
            })
    private @Nullable Map<String, String> settings;

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
     * All that were given.
     *
     * @throws IllegalArgumentException when none was
     */
    Map<String, String> byKey() {
        Map<String, String> all = new LinkedHashMap<>(settings == null ? Map.of() : settings);
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
