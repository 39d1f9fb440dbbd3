package io.offshoot.ops.torture.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a process as words of its command line, each {@code key=value}. */
public final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads them from a command line. */
    public static Arguments of(String... words) {
        Map<String, String> values = new HashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("\"" + word + "\" must have the form key=value");
            }
            values.put(parts[0], parts[1]);
        }
        return new Arguments(values);
    }

    /** The words of a command line. */
    public static List<String> words(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .sorted()
                .toList();
    }

    /** A text that must be there. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    /** A whole number that must be there. */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** A path that must be there. */
    public Path path(String key) {
        return Path.of(text(key));
    }
}
