package io.offshoot.ops.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.cli.CommandLineFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in ops/kubernetes; their schemas on request: {@code -Doffshoot.kubernetes=PYTHON}, one that has {@code kubernetes-validate}. */
class KubernetesTest {
    private static final Pattern ARGUMENTS = Pattern.compile("(?m)^ +args:\\n((?: +- \\S+\\n)+)");
    private static final String KUSTOMIZATION = "ops/kubernetes/kustomization.yaml";

    @Test
    void everyManifestIsInTheKustomization() {
        List<String> listed = Pattern.compile("(?m)^  - (\\S+\\.yaml)$")
                .matcher(ShippedFiles.text(KUSTOMIZATION))
                .results()
                .map(line -> "ops/kubernetes/" + line.group(1))
                .toList();

        assertThat(ShippedFiles.manifests())
                .filteredOn(file -> !file.equals(KUSTOMIZATION))
                .hasSizeGreaterThan(4)
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void theRulesAreThoseOfPrometheus() {
        Stream<String> alerts =
                ShippedFiles.text("ops/prometheus/alerts.yml").lines().dropWhile(line -> !line.equals("groups:"));

        assertThat(ShippedFiles.text("ops/kubernetes/rules.yaml").lines().dropWhile(line -> !line.equals("  groups:")))
                .isNotEmpty()
                .containsExactlyElementsOf(alerts.map(line -> "  " + line).toList());
    }

    /** A command that complains about one option alone takes all others, and does not start. */
    @ParameterizedTest
    @ValueSource(strings = {"topology", "trainer", "editor", "dashboard"})
    void everyArgumentOfARoleIsOneOfItsCommand(String role) {
        List<String> arguments = new ArrayList<>(arguments("ops/kubernetes/" + role + ".yaml"));
        arguments.add("--no-such-option");
        CommandLineFixture offshoot = new CommandLineFixture();

        offshoot.run(arguments.toArray(String[]::new));

        assertThat(arguments).startsWith(role).contains("--listen=0.0.0.0");
        assertThat(offshoot.err()).startsWith("offshoot: Unknown option: '--no-such-option'\n");
    }

    @Test
    void theSchemasOfKubernetesTakeEveryManifest() throws Exception {
        String python = System.getProperty("offshoot.kubernetes", "");
        assumeTrue(!python.isEmpty(), "on request only: -Doffshoot.kubernetes=PYTHON with kubernetes-validate");
        List<String> command = new ArrayList<>(List.of(python, "-m", "kubernetes_validate", "--strict"));
        command.addAll(ShippedFiles.manifests());

        Process validate = new ProcessBuilder(command)
                .directory(ShippedFiles.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(validate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(validate.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains(" passed for "))).hasSize(11);
    }

    private static List<String> arguments(String manifest) {
        MatchResult block = ARGUMENTS
                .matcher(ShippedFiles.text(manifest))
                .results()
                .findFirst()
                .orElseThrow();
        return block.group(1).lines().map(line -> line.strip().substring(2)).toList();
    }
}
