package io.offshoot.ops.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sources of every module keep to; read from the files, since other modules' tests are not on the class path. */
class HouseRulesTest {
    private static List<Path> sources;

    @BeforeAll
    static void listSources() throws IOException {
        Path home = Path.of(System.getProperty("offshoot.home"));
        try (Stream<Path> files = Files.walk(home)) {
            sources = files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !home.relativize(path).toString().contains("target"))
                    .toList();
        }
    }

    @Test
    void everyTestClassHasANameThatSurefireRuns() {
        assertThat(sourcesThat(text -> text.contains("\n    @Test\n")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path.toString()).endsWith("Test.java"));
    }

    @Test
    void noTestSleeps() {
        assertThat(sourcesThat(text -> text.contains("Thread" + ".sleep")))
                .noneMatch(path -> path.toString().contains("/src/test/"));
    }

    @Test
    void noFileIsLongerThan300Lines() {
        assertThat(sourcesThat(text -> text.lines().count() > 300)).isEmpty();
    }

    @Test
    void halfOfTheFilesAreShorterThan80Lines() {
        long shortOnes = sourcesThat(text -> text.lines().count() < 80).size();

        assertThat(shortOnes).isGreaterThanOrEqualTo(sources.size() / 2);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        assertThat(sources)
                .noneMatch(path ->
                        path.getFileName().toString().matches(".*(Manager|Helper|Helpers|Utils|Util|Impl)\\.java"));
    }

    private static List<Path> sourcesThat(Predicate<String> predicate) {
        return sources.stream().filter(path -> predicate.test(text(path))).toList();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
