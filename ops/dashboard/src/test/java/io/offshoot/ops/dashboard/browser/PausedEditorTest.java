package io.offshoot.ops.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.dashboard.Dashboard;
import io.offshoot.ops.dashboard.lag.LagCluster;
import io.offshoot.ops.dashboard.lag.StandInEditor;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the page shows while the editor is paused, when it goes on, and when the broker is lost; one after the other. */
@Tag("broker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PausedEditorTest {
    private static final String PREFIX = "paused";
    private static final String REQUESTS = PREFIX + ".edit-requests";
    private static final String RECORDS = "[data-stage=editor] .records";
    private static final String SECONDS = "[data-stage=editor] .seconds";
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(15);
    private static final int BACKLOG = 40;

    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static final Javalin WEB = Javalin.create(config -> config.showJavalinBanner = false);
    private static LagCluster cluster;
    private static Dashboard dashboard;
    private static StandInEditor editor;
    private static Browser browser;

    @BeforeAll
    static void openThePageOfAServiceWithoutBacklog() throws Exception {
        dashboard = new Dashboard(METERS, Clock.systemUTC());
        dashboard.addTo(WEB);
        WEB.start("127.0.0.1", 0);
        browser = Browser.open("http://127.0.0.1:" + WEB.port() + "/");
        cluster = new LagCluster();
        cluster.create(PREFIX);
        editor = new StandInEditor(cluster.brokers(), PREFIX);
        editor.resume();
        cluster.publishNow(REQUESTS, 5);
        TopicSettings settings = TopicSettings.defaults().withPrefix(PREFIX);
        SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at("http://127.0.0.1:1"));
        dashboard.watch(cluster.brokers(), Topics.of(settings, registry));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
            editor.pause();
            dashboard.close();
        }
        WEB.stop();
    }

    @Test
    @Order(1)
    void aStageThatKeepsUpHasNoLag() {
        browser.await("no lag", SHOWN_WITHIN, () -> browser.count(RECORDS) == 1 && browser.number(RECORDS) == 0);

        assertThat(browser.number(SECONDS)).isZero();
        assertThat(browser.text("#connection")).isEqualTo("Live");
    }

    @Test
    @Order(2)
    void theLagOfAPausedEditorIsOnThePageWithinFifteenSeconds() throws Exception {
        editor.pause();
        Instant published = cluster.publishNow(REQUESTS, BACKLOG);

        browser.await("the lag", SHOWN_WITHIN, () -> browser.number(RECORDS) == BACKLOG && browser.number(SECONDS) > 5);

        Object[] shown = ((List<?>) browser.script("return [document.querySelector('" + SECONDS
                        + "').value, document.getElementById('main').dataset.at]"))
                .toArray();
        Duration age = Duration.between(published, Instant.parse(String.valueOf(shown[1])));
        assertThat(Double.parseDouble(String.valueOf(shown[0])))
                .isCloseTo(age.toMillis() / 1000.0, Percentage.withPercentage(5));
        assertThat(gauge("offshoot.stage.lag.records")).isEqualTo(BACKLOG);
        assertThat(gauge("offshoot.stage.lag.seconds"))
                .isCloseTo(Duration.between(published, Instant.now()).toMillis() / 1000.0, within(0.5));
    }

    @Test
    @Order(3)
    void theLagIsGoneWhenTheEditorGoesOn() {
        editor.resume();

        browser.await("no lag", SHOWN_WITHIN, () -> browser.number(RECORDS) == 0 && browser.number(SECONDS) == 0);

        assertThat(browser.number("[data-stage=editor] .rate")).isPositive();
    }

    @Test
    @Order(4)
    void aLostBrokerIsNamedAndTheLastNumbersStay() throws Exception {
        editor.pause();
        cluster.publishNow(REQUESTS, 3);
        browser.await("the lag", SHOWN_WITHIN, () -> browser.number(RECORDS) == 3);

        cluster.close();

        browser.await(
                "the loss", SHOWN_WITHIN, () -> browser.text("#connection").startsWith("The brokers do not answer"));
        assertThat(browser.number(RECORDS)).isEqualTo(3);
        assertThat(browser.attribute("main", "class")).isEqualTo("old");
    }

    @Test
    @Order(5)
    void nothingThatThePageLoadsIsBlocked() {
        assertThat(browser.errors()).isEmpty();
    }

    private static double gauge(String name) {
        return METERS.get(name).tag("stage", "editor").gauge().value();
    }
}
