package io.offshoot.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @Test
    void helpPrintsTheCommandsAndSucceeds() {
        int exitCode = offshoot.run("--help");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).contains("Usage: offshoot", "Exit codes:");
    }

    @Test
    void versionPrintsTheVersionOfTheBuild() {
        int exitCode = offshoot.run("--version");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).startsWith("offshoot " + BuildVersion.read());
        assertThat(BuildVersion.read()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void noCommandIsWrongUsage() {
        int exitCode = offshoot.run();

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).startsWith("offshoot: Name a command");
    }

    @Test
    void anUnknownOptionIsWrongUsageAndPointsAtTheHelp() {
        int exitCode = offshoot.run("--nonsense");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err())
                .contains("--nonsense", "See: ./offshoot --help")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownKeyInTheFileNamesTheNearestOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "bootstrap.sever=broker:9092\n");

        int exitCode = offshoot.run("--config", file.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("\"bootstrap.sever\"", "my.properties", "\"bootstrap.server\"");
    }

    @Test
    void aMissingConfigurationFileIsWrongUsage() {
        int exitCode = offshoot.run("--config=/nowhere/at.properties");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("/nowhere/at.properties");
    }
}
