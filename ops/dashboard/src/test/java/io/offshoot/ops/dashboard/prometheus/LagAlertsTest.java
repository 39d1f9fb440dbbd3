package io.offshoot.ops.dashboard.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.dashboard.Dashboard;
import io.offshoot.ops.dashboard.lag.LagCluster;
import io.offshoot.ops.dashboard.lag.StandInEditor;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus makes of the alerts about lag while the editor is paused: scraped and evaluated as ops/prometheus says. */
@Tag("broker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LagAlertsTest {
    private static final String PREFIX = "alerted";
    private static final String REQUESTS = PREFIX + ".edit-requests";
    private static final String TOO_OLD = "OffshootOldestUnfinishedTooOld";
    private static final String GROWS = "OffshootLagGrows";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(15);
    private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);
    private static final int BACKLOG = 120;

    @TempDir
    static Path folder;

    private static final PrometheusMeterRegistry METERS = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static final Dashboard DASHBOARD = new Dashboard(METERS, Clock.systemUTC());
    private static final Javalin WEB = Javalin.create(config -> config.showJavalinBanner = false);
    private static Prometheus prometheus;
    private static LagCluster cluster;
    private static StandInEditor editor;

    @BeforeAll
    static void scrapeAServiceWithoutBacklog() throws Exception {
        WEB.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(METERS.scrape()));
        WEB.start("127.0.0.1", 0);
        prometheus = Prometheus.scraping("127.0.0.1:" + WEB.port(), folder);
        cluster = new LagCluster();
        cluster.create(PREFIX);
        editor = new StandInEditor(cluster.brokers(), PREFIX);
        editor.resume();
        SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at("http://127.0.0.1:1"));
        DASHBOARD.watch(cluster.brokers(), Topics.of(TopicSettings.defaults().withPrefix(PREFIX), registry));
        await("Prometheus", START, () -> prometheus.isReady());
        await("a scrape", START, () -> lag(TOO_OLD).equals(OptionalDouble.of(0)));
    }

    @AfterAll
    static void stop() throws Exception {
        if (prometheus != null) {
            prometheus.close();
            editor.pause();
            DASHBOARD.close();
            cluster.close();
        }
        WEB.stop();
    }

    @Test
    @Order(1)
    void theLagOfAPausedEditorIsInTheExpressionsWithinFifteenSeconds() throws Exception {
        editor.pause();
        Instant published = cluster.publishNow(REQUESTS, BACKLOG);

        await(
                "the lag",
                SEEN_WITHIN,
                () -> lag(GROWS).equals(OptionalDouble.of(BACKLOG))
                        && lag(TOO_OLD).orElse(0) > 3);

        Instant now = Instant.now();
        double told = prometheus.editor(measured(TOO_OLD), now).orElseThrow();
        double scraped =
                prometheus.editor("timestamp(offshoot_stage_lag_seconds)", now).orElseThrow();
        assertThat(told).isCloseTo(scraped - published.toEpochMilli() / 1000.0, FIVE_PERCENT);
    }

    @Test
    @Order(2)
    void aRecordThatIsTooOldSetsItsAlertOffWithinFifteenSeconds() throws Exception {
        Instant published = Instant.now().minus(Duration.ofHours(2));
        cluster.publishInTransactions(REQUESTS, 1, published, true);

        await(
                "the alert",
                SEEN_WITHIN,
                () -> prometheus.alert(TOO_OLD).get("state").asText().equals("pending"));

        assertThat(prometheus.alert(TOO_OLD).at("/alerts/0/labels/stage").asText())
                .isEqualTo("editor");
        assertThat(prometheus.alert(TOO_OLD).at("/alerts/0/value").asDouble())
                .isCloseTo(Duration.between(published, Instant.now()).toMillis() / 1000.0, FIVE_PERCENT);
    }

    private static OptionalDouble lag(String alert) {
        return prometheus.editor(measured(alert), Instant.now());
    }

    /** What an alert compares, as far as its first limit. */
    private static String measured(String alert) {
        String query = prometheus.alert(alert).get("query").asText();
        return query.substring(0, query.indexOf(" > "));
    }

    private static void await(String what, Duration atMost, BooleanSupplier holds) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within %s", what, atMost).isLessThan(deadline);
            assertThat(never.await(200, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
