package io.offshoot.ops.cli.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The keys that exist: one for each option of any command, dashes become dots. So the commands themselves are the only
 * list of settings.
 */
public final class OptionKeys {
    private static final Set<String> NOT_SETTINGS = Set.of("help", "version", "config", "stacktrace");

    private final Set<String> keys;

    private OptionKeys(Set<String> keys) {
        this.keys = keys;
    }

    /** The keys of a command and all below it. */
    public static OptionKeys of(CommandLine commandLine) {
        Set<String> keys = new TreeSet<>();
        collect(commandLine, keys);
        keys.removeAll(NOT_SETTINGS);
        return new OptionKeys(keys);
    }

    /** The key of an option: {@code --bootstrap-server} gives {@code bootstrap.server}. */
    static String keyOf(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "").replace('-', '.');
    }

    /** Whether an option goes by this key. */
    boolean contains(String key) {
        return keys.contains(key);
    }

    /** The key that is spelled most like the given one. */
    String nearest(String key) {
        return nearestWithin(key, Integer.MAX_VALUE).orElse("bootstrap.server");
    }

    /** The key that is spelled most like the given one, if at most so many letters differ. */
    Optional<String> nearestWithin(String key, int letters) {
        return keys.stream()
                .min(Comparator.comparingInt(candidate -> EditDistance.between(key, candidate)))
                .filter(candidate -> EditDistance.between(key, candidate) <= letters);
    }

    private static void collect(CommandLine commandLine, Set<String> keys) {
        commandLine.getCommandSpec().options().forEach(option -> keys.add(keyOf(option)));
        commandLine.getSubcommands().values().forEach(sub -> collect(sub, keys));
    }
}
