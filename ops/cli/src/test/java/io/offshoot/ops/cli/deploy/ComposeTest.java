package io.offshoot.ops.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.metrics.ShippedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docker-compose.yml; by Docker's own eyes where there is {@code docker compose}, or {@code -Doffshoot.compose=FILE} names it. */
class ComposeTest {
    private final ComposeFile compose = ComposeFile.read();

    static Stream<String> roles() {
        return ComposeFile.ROLES.stream();
    }

    /** A command that complains about one option alone takes all others, and does not start. */
    @ParameterizedTest
    @MethodSource("roles")
    void everyArgumentOfARoleIsOneOfItsCommand(String role) {
        List<String> arguments = new ArrayList<>(compose.arguments(role));
        arguments.add("--no-such-option");
        CommandLineFixture offshoot = new CommandLineFixture();

        offshoot.run(arguments.toArray(String[]::new));

        assertThat(arguments).contains("--listen=0.0.0.0").first().isEqualTo(role.replace("-gpu", ""));
        assertThat(offshoot.err()).startsWith("offshoot: Unknown option: '--no-such-option'\n");
    }

    @Test
    void workersOnAGpuAreThoseOnTheProcessorWithADevice() {
        for (String worker : List.of("trainer", "editor")) {
            List<String> onGpu = new ArrayList<>(compose.arguments(worker));
            onGpu.addAll(List.of("--device=cuda", "--dtype=float16"));

            assertThat(compose.arguments(worker + "-gpu")).isEqualTo(onGpu);
        }
    }

    @Test
    void everyRoleStartsWhenWhatItNeedsIsHealthy() {
        assertThat(compose.after("registry")).containsExactly("kafka");
        assertThat(compose.after("topology")).containsExactlyInAnyOrder("kafka", "registry");
        assertThat(roles().filter(role -> !role.equals("topology")))
                .allSatisfy(role -> assertThat(compose.after(role)).containsExactly("topology"));
        assertThat(compose.services())
                .allSatisfy(service -> assertThat(compose.healthCheck(service)).isNotEmpty());
    }

    @Test
    void onlyThisMachineReachesAPort() {
        assertThat(compose.services().stream().flatMap(service -> compose.ports(service).stream()))
                .hasSizeGreaterThan(3)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void everyImageIsPinned() {
        assertThat(compose.services())
                .allSatisfy(service -> assertThat(compose.image(service)).matches("[\\w./-]+:v?\\d[\\w.-]+"));
    }

    @Test
    void dockerComposeTakesTheFile() throws Exception {
        List<String> command = new ArrayList<>(composeCommand());
        command.addAll(List.of("--profile", "gpu", "config", "--quiet"));

        Process docker = process(command);
        String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(docker.waitFor()).as(said).isZero();
    }

    private static List<String> composeCommand() throws Exception {
        String file = System.getProperty("offshoot.compose", "");
        if (!file.isEmpty()) {
            return List.of(file);
        }
        boolean isThere;
        try {
            Process version = process(List.of("docker", "compose", "version"));
            version.getInputStream().readAllBytes();
            isThere = version.waitFor() == 0;
        } catch (IOException noDocker) {
            isThere = false;
        }
        assumeTrue(isThere, "needs docker compose, or -Doffshoot.compose=FILE");
        return List.of("docker", "compose");
    }

    private static Process process(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(ShippedFiles.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
