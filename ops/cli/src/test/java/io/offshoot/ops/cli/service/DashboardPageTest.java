package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.dashboard.browser.Browser;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser while a field camera sends photos and real edits flow. */
@Tag("broker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PHOTOS = 24;

    /** Not markup, whatever it looks like. */
    private static final String ODD_CLASS = "<b>wheat & rye";

    @TempDir
    static Path folder;

    private static RunningNode running;
    private static Browser browser;
    private static PageNumbers page;
    private static Thread camera;

    @BeforeAll
    static void openThePageOfANewService() throws Exception {
        browser = Browser.open("about:blank");
        Path model = new RandomModel(7, DType.F32).write(folder.resolve("model"));
        Files.writeString(model.resolve(ModelPolicy.FILE), RunningNode.quickPolicy());
        running = RunningNode.start(ModelSettings.of(model).withThreads(1));
        page = new PageNumbers(browser, running.node().url());
        browser.go(running.node().url() + "/");
    }

    @AfterAll
    static void stop() throws Exception {
        if (camera != null) {
            camera.join();
        }
        if (browser != null) {
            browser.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Order(1)
    void aServiceWithoutAnyPhotoShowsZeroAndWhatIsUnknown() {
        browser.await("the balance", PATIENCE, () -> browser.text("#balance").equals("0"));

        assertThat(browser.text("#connection")).isEqualTo("Live");
        assertThat(browser.texts(".stages .records")).containsExactly("0", "0", "0", "0");
        assertThat(browser.text("[data-device=fill]")).isEqualTo("unknown");
        assertThat(browser.text("#gallery-empty")).startsWith("No edit yet.");
        assertThat(browser.text("#concepts-empty")).startsWith("No concept yet.");
    }

    @Test
    @Order(2)
    void whileEditsFlowThePageShowsTheNumbersOfTheStatus() throws Exception {
        running.publishWithUnknownSchema();
        camera = new Thread(DashboardPageTest::sendPhotos, "camera");
        camera.start();
        browser.await("edits", PATIENCE, () -> browser.count("#gallery-list li") > 4);

        JsonNode status = page.awaitSame();

        assertThat(status.get("gallery").size()).isPositive();
        assertThat(page.shown()).containsAllEntriesOf(PageNumbers.expected(status));
        assertThat(status.get("accounts").get("balance").asLong()).isZero();
    }

    @Test
    @Order(3)
    void inTheEndThePageShowsWhatTheTopicsHoldAndTheGroupsHaveFinished() throws Exception {
        camera.join();
        running.awaitImages(PHOTOS + PHOTOS * RunningNode.EDITS);
        browser.await(
                "all edits", PATIENCE, () -> browser.number("[data-sum=synthetic]") == PHOTOS * RunningNode.EDITS);
        browser.await(
                "no lag", PATIENCE, () -> browser.texts(".stages .records").equals(List.of("0", "0", "0", "0")));

        Map<String, Long> lag = page.lagOfGroups(running.node().bootstrapServers());

        assertThat(browser.number("[data-sum=accepted]")).isEqualTo(PHOTOS);
        assertThat(browser.number("[data-sum=planned]")).isEqualTo(PHOTOS * RunningNode.EDITS);
        assertThat(browser.number("[data-sum=pending]")).isZero();
        assertThat(browser.number("#balance")).isZero();
        assertThat(browser.text("#letter-rows")).contains("unknown-schema");
        assertThat(lag).containsOnlyKeys("offshoot.edit-requests", "offshoot.concept-requests");
        assertThat(lag.values()).containsOnly(0L);
    }

    @Test
    @Order(4)
    void everyPictureIsThereWithItsPhotoAndAText() {
        browser.await("photos", PATIENCE, () -> browser.count("img.source") == browser.count("#gallery-list li"));
        browser.await(
                "pictures",
                PATIENCE,
                () -> Boolean.TRUE.equals(browser.script(
                        "return [...document.images].every(image => image.complete && image.naturalWidth > 0)")));

        assertThat(browser.count("#gallery-list li")).isEqualTo(24);
        assertThat(browser.script("return [...document.querySelectorAll('#gallery-list img')].every(i => i.alt)"))
                .isEqualTo(true);
    }

    @Test
    @Order(5)
    void aClassThatLooksLikeMarkupIsShownAsText() {
        assertThat(browser.texts("#concept-list h3")).contains(ODD_CLASS);
        assertThat(browser.count("main b")).isZero();
    }

    @Test
    @Order(6)
    void theTextIsReadableInDarkAndLightOnDeskAndPhone() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark);
            assertThat(browser.faintTexts()).as("dark: %s", dark).isEmpty();
        }
        browser.phone();
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.desktop();
    }

    @Test
    @Order(7)
    void theKeyboardReachesEverythingAndPausingHoldsThePage() {
        assertThat(browser.tabStops(8)).contains("Skip to the numbers", "Stages", "Gallery", "Pause");

        browser.press("#pause");
        assertThat(browser.attribute("#pause", "aria-pressed")).isEqualTo("true");
        assertThat(browser.text("#connection")).startsWith("Paused at ");
        browser.press("#pause");
    }

    @Test
    @Order(8)
    void nothingThatThePageLoadsIsBlocked() {
        assertThat(browser.errors()).isEmpty();
    }

    /** Half of the photos from the camera, the rest of a class with an odd name. */
    private static void sendPhotos() {
        String half = Integer.toString(PHOTOS / 2);
        String odd = folder.resolve("odd").toString();
        run("simulate", "--species", "1", "--photos", half, "--seed", "9", "--size", "32", "--out", odd);
        run(running.with("simulate", "--species", "2", "--photos", half, "--size", "32", "--rate", "8/s"));
        rename(folder.resolve("odd"));
        run(running.with("ingest", odd));
    }

    private static void rename(Path root) {
        try (Stream<Path> classes = Files.list(root)) {
            Path only = classes.filter(Files::isDirectory).findFirst().orElseThrow();
            Files.move(only, root.resolve(ODD_CLASS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        CommandLineFixture line = new CommandLineFixture();
        assertThat(line.run(command)).as(line.err()).isZero();
    }
}
