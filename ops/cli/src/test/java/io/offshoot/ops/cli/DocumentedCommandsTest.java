package io.offshoot.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.offshoot.ops.cli.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command line in the README and in docs/ is one that the program understands. */
class DocumentedCommandsTest {
    private static final Path HOME = Path.of(System.getProperty("offshoot.home"));
    private static final String PROGRAM = "    ./offshoot ";

    /** A word in quotes, or without; a comment ends the line. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(#.*)|(\\S+)");

    @ParameterizedTest
    @MethodSource("documented")
    void isUnderstood(String line) {
        CommandLine commandLine = new CommandLine(
                        new Offshoot(),
                        new CommandFactory(
                                new CommandLineFixture().context(), Configuration.load(new String[0], Map.of())))
                .setCaseInsensitiveEnumValuesAllowed(true);

        assertThatCode(() -> commandLine.parseArgs(words(line))).as(line).doesNotThrowAnyException();
    }

    @Test
    void theAblationsAreAmongThem() throws IOException {
        assertThat(documented().filter(line -> line.startsWith("evaluate"))).hasSizeGreaterThan(8);
    }

    static Stream<String> documented() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
        try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        List<String> lines = new ArrayList<>();
        for (Path page : pages) {
            Files.readString(page)
                    .replaceAll("\\\\\\n\\s*", "")
                    .lines()
                    .filter(line -> line.startsWith(PROGRAM))
                    .map(line -> line.substring(PROGRAM.length()))
                    .forEach(lines::add);
        }
        return lines.stream().distinct();
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find() && matcher.group(3) == null) {
            words.add(Stream.of(matcher.group(1), matcher.group(2), matcher.group(4))
                    .filter(word -> word != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words.toArray(String[]::new);
    }
}
