package io.offshoot.ops.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/promises.md names a test for every promise, and every test it names is there. */
class PromisesTest {
    private static final Path HOME = Path.of(System.getProperty("offshoot.home"));
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyPromiseNamesATest() throws IOException {
        assertThat(promises())
                .hasSizeGreaterThan(15)
                .allSatisfy(promise -> assertThat(promise).containsPattern(NAMED_TEST));
    }

    @Test
    void everyNamedTestIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = NAMED_TEST
                .matcher(Files.readString(HOME.resolve("docs/promises.md")))
                .results()
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(tests.getOrDefault(test.group(1), ""))
                        .as("sources of %s", test.group())
                        .containsPattern("void " + test.group(2) + "\\("));
    }

    private static List<String> promises() throws IOException {
        return Files.readAllLines(HOME.resolve("docs/promises.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
    }

    /** Sources by class name; classes of one name in several modules are taken together. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(path -> path.toString().matches(".*/src/test/.*Test\\.java"))
                    .collect(Collectors.toMap(
                            path -> path.getFileName().toString().replace(".java", ""),
                            PromisesTest::text,
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
