package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.dashboard.browser.Browser;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the README's pictures of the dashboard, on request ({@code -Doffshoot.screenshots=DIR}): the model that ships learns and
 * edits photos of the field camera while the page is looked at.
 */
@Tag("broker")
class DashboardPicturesTest {
    private static final Path MODEL = Path.of(System.getProperty("offshoot.home"), "ops", "embedded-model");
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int EDITS_SHOWN = 24;
    private static final int CONCEPTS_SHOWN = 2;
    private static final int WHOLE = 2400;
    private static final int PHONE = 1700;

    @TempDir
    Path folder;

    @Test
    void desktopPhoneAndDark() throws Exception {
        String target = System.getProperty("offshoot.screenshots");
        assumeTrue(target != null, "makes pictures on request only: -Doffshoot.screenshots=DIR");
        Path pictures = Files.createDirectories(Path.of(target));
        try (Browser browser = Browser.open("about:blank");
                RunningNode running = RunningNode.start(ModelSettings.of(quickModel()))) {
            Thread camera = new Thread(() -> sendPhotos(running), "camera");
            camera.start();
            browser.go(running.node().url() + "/");
            browser.await(
                    "edits",
                    PATIENCE,
                    () -> browser.count("img.source") == EDITS_SHOWN
                            && browser.count("#concept-list li") >= CONCEPTS_SHOWN);
            browser.await("an even balance", PATIENCE, () -> browser.number("#balance") == 0);

            browser.screenshot(pictures.resolve("dashboard.webp"), WHOLE);
            browser.dark(true);
            browser.screenshot(pictures.resolve("dashboard-dark.webp"), WHOLE);
            browser.dark(false);
            browser.phone();
            browser.screenshot(pictures.resolve("dashboard-phone.webp"), PHONE);
            camera.interrupt();
            camera.join();
        }
        assertThat(pictures.resolve("dashboard-phone.webp")).isNotEmptyFile();
    }

    /** The model that ships, with a policy that learns in a minute. */
    private Path quickModel() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        try (Stream<Path> parts = Files.list(MODEL)) {
            for (Path part :
                    parts.filter(each -> !each.endsWith(ModelPolicy.FILE)).toList()) {
                Files.createSymbolicLink(model.resolve(part.getFileName()), part);
            }
        }
        List<String> policy = Stream.concat(
                        Files.readAllLines(MODEL.resolve(ModelPolicy.FILE)).stream()
                                .filter(line ->
                                        !line.matches("(learning-steps|examples-per-class|edits-per-image)=.*")),
                        Stream.of("learning-steps=40", "examples-per-class=4", "edits-per-image=3"))
                .toList();
        Files.write(model.resolve(ModelPolicy.FILE), policy);
        return model;
    }

    private static void sendPhotos(RunningNode running) {
        running.publishWithUnknownSchema();
        CommandLineFixture camera = new CommandLineFixture();
        camera.run(running.with("simulate", "--species", "4", "--photos", "48", "--rate", "2/s"));
    }
}
