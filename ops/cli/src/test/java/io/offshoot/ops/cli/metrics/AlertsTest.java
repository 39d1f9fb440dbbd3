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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void everyAlertHasATestWhereItFiresAndOneWhereItIsSilent() {
        List<String> outcomes = Pattern.compile("alertname: (\\w+)\n +exp_alerts:( \\[])?")
                .matcher(ShippedFiles.text("ops/prometheus/alerts_test.yml"))
                .results()
                .map(test -> test.group(1) + (test.group(2) == null ? " fires" : " is silent"))
                .toList();

        assertThat(ShippedFiles.alerts())
                .allSatisfy(alert -> assertThat(outcomes).contains(alert + " fires", alert + " is silent"));
    }

    @Test
    void everyLabelThatIsAskedForIsOneOfItsMetric() {
        assertThat(ShippedFiles.usedLabels())
                .hasSizeGreaterThan(10)
                .isSubsetOf(ShippedFiles.metrics().labelled());
    }

    @Test
    void everyRecordedRuleThatIsUsedIsRecorded() {
        assertThat(ShippedFiles.usedRecords()).isNotEmpty().hasSameElementsAs(ShippedFiles.records());
    }

    @ParameterizedTest
    @ValueSource(strings = {"test rules alerts_test.yml", "check rules alerts.yml", "check config prometheus.yml"})
    void promtoolPasses(String command) throws Exception {
        assumeTrue(isOnPath("promtool"), "promtool is not on the PATH; Debian has it in the package prometheus");

        Process promtool = new ProcessBuilder(("promtool " + command).split(" "))
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
                        "Accounting balance",
                        "Lag of share groups");
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
