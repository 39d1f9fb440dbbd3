package io.offshoot.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Released schemas stay readable, and their readers can read what is written today. */
class SchemaEvolutionTest {

    private static final List<String> RELEASES = List.of("0.1.0");

    static Stream<Schema> schemas() {
        return Samples.schemas().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void readsWhatEveryReleaseWrote(Schema today) throws IOException {
        for (String release : RELEASES) {
            assertCompatible(today, released(release, today.getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyReleaseReadsWhatIsWrittenToday(Schema today) throws IOException {
        for (String release : RELEASES) {
            assertCompatible(released(release, today.getName()), today);
        }
    }

    @Test
    void everyTypeAndFieldSaysWhatItIs() {
        Set<String> silent = new LinkedHashSet<>();
        Set<Schema> seen = new LinkedHashSet<>();
        Samples.schemas().forEach(schema -> collectSilent(schema, silent, seen));
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(silent).isEmpty();
    }

    private static void assertCompatible(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType()).as(result.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static Schema released(String release, String name) throws IOException {
        try (InputStream file =
                SchemaEvolutionTest.class.getResourceAsStream("/released/" + release + "/" + name + ".avsc")) {
            return new Schema.Parser().parse(file);
        }
    }

    private static void collectSilent(Schema schema, Set<String> silent, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD, ENUM -> collectNamed(schema, silent, seen);
            case UNION -> schema.getTypes().forEach(branch -> collectSilent(branch, silent, seen));
            case ARRAY -> collectSilent(schema.getElementType(), silent, seen);
            case MAP -> collectSilent(schema.getValueType(), silent, seen);
            default -> seen.add(schema);
        }
    }

    private static void collectNamed(Schema schema, Set<String> silent, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        note(schema.getFullName(), schema.getDoc(), silent);
        if (schema.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : schema.getFields()) {
                note(schema.getName() + "." + field.name(), field.doc(), silent);
                collectSilent(field.schema(), silent, seen);
            }
        }
    }

    private static void note(String name, String doc, Set<String> silent) {
        if (doc == null || doc.isBlank()) {
            silent.add(name);
        }
    }
}
