package io.offshoot.ops.standalone.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The schemas of one-JVM mode: subjects, versions and ids, in a file, so that ids in the log mean the same after a
 * restart. Safe for several threads.
 */
public final class SchemaStore {

    private final RegistryFile file;
    private RegistryState state;

    private SchemaStore(RegistryFile file) {
        this.file = file;
        this.state = file.read();
    }

    /** Opens the store in a file, which is made with the first schema. */
    public static SchemaStore open(Path file) {
        return new SchemaStore(new RegistryFile(file));
    }

    /** Registers a schema as the next version of a subject, unless the subject has it already. */
    synchronized SchemaVersion register(String subject, String text) {
        Schema schema = parse(text);
        Optional<SchemaVersion> known = find(subject, schema);
        if (known.isPresent()) {
            return known.get();
        }
        List<String> problems = problems(subject, schema, versions(subject));
        if (!problems.isEmpty()) {
            throw RegistryError.incompatible(
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\", details: " + problems);
        }
        SchemaVersion added = new SchemaVersion(subject, versions(subject).size() + 1, idOf(schema), schema.toString());
        List<SchemaVersion> all = new ArrayList<>(state.versions());
        all.add(added);
        save(new RegistryState(all, state.level(), state.levels()));
        return added;
    }

    /** The version of a subject that is this schema. */
    synchronized SchemaVersion lookUp(String subject, String text) {
        Schema schema = parse(text);
        requireVersions(subject);
        return find(subject, schema).orElseThrow(() -> RegistryError.noSchema("Schema"));
    }

    /** All versions with an id. */
    synchronized List<SchemaVersion> withId(int id) {
        List<SchemaVersion> found =
                state.versions().stream().filter(v -> v.id() == id).toList();
        if (found.isEmpty()) {
            throw RegistryError.noSchema("Schema " + id);
        }
        return found;
    }

    synchronized List<String> subjects() {
        return state.versions().stream()
                .map(SchemaVersion::subject)
                .distinct()
                .sorted()
                .toList();
    }

    /** All versions of a subject, oldest first. */
    synchronized List<SchemaVersion> requireVersions(String subject) {
        List<SchemaVersion> versions = versions(subject);
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return versions;
    }

    /** One version of a subject; "latest" and -1 are the newest. */
    synchronized SchemaVersion version(String subject, String version) {
        List<SchemaVersion> versions = requireVersions(subject);
        int number = number(version, versions.size());
        if (number > versions.size()) {
            throw RegistryError.noVersion(version);
        }
        return versions.get(number - 1);
    }

    /** What is wrong with a schema as the next version of a subject, seen against some of its versions. */
    synchronized List<String> problems(String subject, String text, List<SchemaVersion> earlier) {
        return problems(subject, parse(text), earlier);
    }

    synchronized CompatibilityLevel level() {
        return state.level();
    }

    synchronized Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(state.levels().get(subject));
    }

    synchronized void setLevel(CompatibilityLevel level) {
        save(new RegistryState(state.versions(), level, state.levels()));
    }

    synchronized void setLevel(String subject, CompatibilityLevel level) {
        Map<String, CompatibilityLevel> levels = new HashMap<>(state.levels());
        levels.put(subject, level);
        save(new RegistryState(state.versions(), state.level(), levels));
    }

    private List<String> problems(String subject, Schema schema, List<SchemaVersion> earlier) {
        List<Schema> schemas = earlier.stream().map(v -> parse(v.schema())).toList();
        return level(subject).orElse(state.level()).problems(schema, schemas);
    }

    private List<SchemaVersion> versions(String subject) {
        return state.versions().stream()
                .filter(v -> v.subject().equals(subject))
                .toList();
    }

    private Optional<SchemaVersion> find(String subject, Schema schema) {
        String text = schema.toString();
        return versions(subject).stream().filter(v -> v.schema().equals(text)).findFirst();
    }

    private int idOf(Schema schema) {
        String text = schema.toString();
        return state.versions().stream()
                .filter(v -> v.schema().equals(text))
                .findFirst()
                .map(SchemaVersion::id)
                .orElseGet(() -> 1
                        + state.versions().stream()
                                .mapToInt(SchemaVersion::id)
                                .max()
                                .orElse(0));
    }

    private void save(RegistryState next) {
        file.write(next);
        state = next;
    }

    // Avro answers bad schemas with exceptions of several kinds, null pointers among them.
    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            throw RegistryError.badSchema("The schema is no Avro schema: " + e.getMessage());
        }
    }

    private static int number(String version, int latest) {
        if (version.equals("latest") || version.equals("-1")) {
            return latest;
        }
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw RegistryError.badVersion(version);
        }
        throw RegistryError.badVersion(version);
    }
}
