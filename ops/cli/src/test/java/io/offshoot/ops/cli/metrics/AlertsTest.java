package io.offshoot.ops.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AlertsTest {
    @Test
    void everyAlertHasItsHeadingInTheRunbook() {
        assertThat(ShippedFiles.runbookHeadings()).containsExactlyElementsOf(ShippedFiles.alerts());
    }

    @Test
    void everyHeadingSaysWhatOneSeesAndWhyAndWhatToDo() {
        List<String> sections = Pattern.compile("(?m)^## ")
                .splitAsStream(ShippedFiles.text("ops/runbook.md"))
                .skip(1)
                .toList();

        assertThat(sections)
                .hasSameSizeAs(ShippedFiles.alerts())
                .allSatisfy(section -> assertThat(section).contains("**You see:**", "**Why:**", "**Do:**"));
    }

    @Test
    void everyAlertHasAUnitTest() {
        String tests = ShippedFiles.text("ops/prometheus/alerts_test.yml");

        assertThat(ShippedFiles.alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert + "\n"));
    }

    @Test
    void promtoolPassesTheUnitTests() throws Exception {
        assumeTrue(isOnPath("promtool"), "promtool is not on the PATH; Debian has it in the package prometheus");

        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts_test.yml")
                .directory(ShippedFiles.ROOT.resolve("ops/prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void theGrafanaDashboardHasAPanelForEverythingOnThePage() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(ShippedFiles.text("ops/grafana/dashboards/offshoot.json"));

        List<String> titles = StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .map(panel -> panel.get("title").asText())
                .toList();

        assertThat(titles)
                .doesNotHaveDuplicates()
                .contains(
                        "Lag in records",
                        "Lag in seconds",
                        "Photos",
                        "Edits",
                        "In flight",
                        "Batch fill",
                        "Steps a second",
                        "Device use",
                        "Dead letters by reason",
                        "Concepts",
                        "Accounting balance");
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
