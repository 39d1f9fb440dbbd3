package io.offshoot.ops.standalone.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Which versions of a subject must be able to read which, by Confluent's names. */
enum CompatibilityLevel {
    /** Anything goes. */
    NONE(false, false, false),
    /** The new version reads the latest one. */
    BACKWARD(true, false, false),
    /** The new version reads every earlier one. */
    BACKWARD_TRANSITIVE(true, false, true),
    /** The latest version reads the new one. */
    FORWARD(false, true, false),
    /** Every earlier version reads the new one. */
    FORWARD_TRANSITIVE(false, true, true),
    /** The new version and the latest one read each other. */
    FULL(true, true, false),
    /** The new version and every earlier one read each other. */
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    static CompatibilityLevel named(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException e) {
            throw RegistryError.badLevel(name);
        }
    }

    /** What is wrong with a new version after these, oldest first; empty when nothing is. */
    List<String> problems(Schema candidate, List<Schema> earlier) {
        List<Schema> relevant =
                transitive || earlier.isEmpty() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
        List<String> problems = new ArrayList<>();
        for (Schema other : relevant) {
            if (backward) {
                problems.addAll(problems(candidate, other));
            }
            if (forward) {
                problems.addAll(problems(other, candidate));
            }
        }
        return problems;
    }

    private static List<String> problems(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                .toList();
    }
}
