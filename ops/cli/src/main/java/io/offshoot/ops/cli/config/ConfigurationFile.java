package io.offshoot.ops.cli.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds and reads the properties file. */
final class ConfigurationFile {
    static final Path DEFAULT = Path.of("offshoot.properties");
    private static final String OPTION = "--config";

    private ConfigurationFile() {}

    /** The file named by {@code --config} or OFFSHOOT_CONFIG, else the default file if it exists, else null. */
    static @Nullable Path locate(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(OPTION + "=")) {
                return Path.of(args[i].substring(OPTION.length() + 1));
            }
            if (args[i].equals(OPTION) && i + 1 < args.length) {
                return Path.of(args[i + 1]);
            }
        }
        String named = environment.get("OFFSHOOT_CONFIG");
        if (named != null) {
            return Path.of(named);
        }
        return Files.isRegularFile(DEFAULT) ? DEFAULT : null;
    }

    /** The keys and values of a file in UTF-8. */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("the configuration file " + file + " cannot be read (" + e.getMessage()
                    + "); name a properties file in UTF-8 with --config.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        return values;
    }
}
