package io.offshoot.ops.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings from file and environment; the environment wins over the file and an option on the command line over
 * both. A key that no option goes by is an error in the file. In the environment it is one only to the eye of a person
 * (a warning when it is nearly right), because orchestrators put variables of their own there.
 */
public final class Configuration {
    private static final int TYPING_ERROR = 2;

    private final @Nullable Path file;
    private final Map<String, String> fromFile;
    private final Map<String, String> fromEnvironment;

    private Configuration(@Nullable Path file, Map<String, String> fromFile, Map<String, String> fromEnvironment) {
        this.file = file;
        this.fromFile = fromFile;
        this.fromEnvironment = fromEnvironment;
    }

    /** Reads the file that the arguments or the environment name, and the environment. */
    public static Configuration load(String[] args, Map<String, String> environment) {
        Path file = ConfigurationFile.locate(args, environment);
        Map<String, String> fromFile = file == null ? Map.of() : ConfigurationFile.read(file);
        return new Configuration(file, fromFile, EnvironmentKeys.read(environment));
    }

    /**
     * Refuses keys in the file that do not exist.
     *
     * @return warnings about environment variables that are nearly right
     */
    public List<String> requireKnown(OptionKeys keys) {
        fromFile.keySet().stream().filter(key -> !known(key, keys)).findFirst().ifPresent(key -> {
            throw new ConfigurationException("there is no setting \"" + key + "\" (in " + file + "); the nearest is \""
                    + keys.nearest(key) + "\".");
        });
        List<String> warnings = new ArrayList<>();
        fromEnvironment.keySet().stream()
                .filter(key -> !known(key, keys))
                .forEach(key -> keys.nearestWithin(key, TYPING_ERROR)
                        .ifPresent(nearest -> warnings.add("offshoot: the environment variable " + variable(key)
                                + " is no setting and is ignored; did you mean " + variable(nearest) + "?")));
        return warnings;
    }

    /** Properties for the Kafka and registry clients. */
    public ClientProperties clients() {
        Map<String, String> all = new LinkedHashMap<>(fromFile);
        all.putAll(fromEnvironment);
        return ClientProperties.of(all);
    }

    /** Gives each option that is not on the command line its configured value. */
    public IDefaultValueProvider defaults() {
        return argument -> argument instanceof OptionSpec option ? value(OptionKeys.keyOf(option)) : null;
    }

    /** Where a refused value came from, as the end of a sentence; empty when it came from the command line. */
    public String origin(OptionSpec option, @Nullable String value) {
        String key = OptionKeys.keyOf(option);
        if (value == null || !value.equals(value(key))) {
            return "";
        }
        return fromEnvironment.containsKey(key)
                ? " (set by the environment variable " + variable(key) + ")"
                : " (set by the key " + key + " in " + file + ")";
    }

    private @Nullable String value(String key) {
        return fromEnvironment.getOrDefault(key, fromFile.get(key));
    }

    private static boolean known(String key, OptionKeys keys) {
        return keys.contains(key) || ClientProperties.PREFIXES.stream().anyMatch(key::startsWith);
    }

    private static String variable(String key) {
        return "OFFSHOOT_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
