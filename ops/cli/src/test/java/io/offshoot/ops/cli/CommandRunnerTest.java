package io.offshoot.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Test
    void aNearlyRightEnvironmentVariableIsWarnedAbout() {
        CommandLineFixture withTypingError = new CommandLineFixture(
                Map.of("OFFSHOOT_BOOTSTRAP_SEVER", "broker:9092", "OFFSHOOT_PORT_8080_TCP", "x"));

        withTypingError.run("--help");

        assertThat(withTypingError.err())
                .containsOnlyOnce("OFFSHOOT_BOOTSTRAP_SERVER")
                .doesNotContain("TCP");
    }

    @Test
    void aWrongValueInTheFileNamesTheKeyAndTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "species=many\n");

        int exitCode = offshoot.run("simulate", "--config", file.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("many", "the key species in", "my.properties");
    }

    @Test
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "photos=3\nspecies=1\nsize=16\n");
        CommandLineFixture configured = new CommandLineFixture(Map.of("OFFSHOOT_SPECIES", "2", "OFFSHOOT_PHOTOS", "5"));

        configured.run("simulate", "--config", file.toString(), "--photos", "4", "--out", folder + "/out");

        assertThat(configured.out()).contains("Wrote 4 photos of 2 species");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                List.of("up", "simulate", "ingest", "export", "topology", "trainer", "editor", "verify-model")) {
            assertThat(offshoot.run(command, "--help")).as(command).isZero();
        }
    }

    @Test
    void noBrokerIsAFailureThatSaysWhatToStart(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("wheat"));
        Files.writeString(folder.resolve("wheat/1.jpg"), "no photo");

        int exitCode = offshoot.run("ingest", folder.toString(), "--bootstrap-server", "localhost:1");

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("no Kafka broker answers at localhost:1", "./offshoot up");
    }
}
