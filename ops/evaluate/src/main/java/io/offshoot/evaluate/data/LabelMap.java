package io.offshoot.evaluate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which class a folder of photos stands for, so that the same photos make another task: species become {@code weed} and
 * {@code crop}.
 *
 * @param classes class by the folder's name with spaces; empty leaves every name as it is
 */
public record LabelMap(Map<String, String> classes) {
    /** Every folder is a class of its own. */
    public static final LabelMap NONE = new LabelMap(Map.of());

    /** Keeps its own map. */
    public LabelMap {
        classes = Map.copyOf(classes);
    }

    /**
     * Reads lines {@code folder = class}; empty lines and those that begin with {@code #} are skipped.
     *
     * @throws DataException when a line is not of that form
     */
    public static LabelMap read(Path file) {
        try {
            return of(Files.readAllLines(file), file.toString());
        } catch (IOException e) {
            throw new DataException("the classes in " + file + " cannot be read (" + e + "); name another file.", e);
        }
    }

    static LabelMap of(List<String> lines, String file) {
        Map<String, String> classes = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1 || line.substring(equals + 1).isBlank()) {
                throw new DataException("the line \"" + line + "\" of " + file + " is not of the form folder = class.");
            }
            classes.put(
                    line.substring(0, equals).strip().replace('_', ' '),
                    line.substring(equals + 1).strip());
        }
        return new LabelMap(classes);
    }

    /**
     * The class of a folder.
     *
     * @throws DataException when there are lines, but none for it
     */
    public String classOf(String folder) {
        if (classes.isEmpty()) {
            return folder;
        }
        String mapped = classes.get(folder);
        if (mapped == null) {
            throw new DataException("the folder " + folder + " has no line folder = class; add one, or take it away.");
        }
        return mapped;
    }
}
