package io.offshoot.ops.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServiceTest {
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpService service = HttpService.start(ListenAddress.loopback(0), health, meters, app -> {});

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void isReadyWhenAllChecksAre() throws Exception {
        health.put("broker", () -> CheckResult.working("It works."));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"up\":true", "broker", "It works.");
    }

    @Test
    void namesTheCheckThatIsNotReady() throws Exception {
        health.put("broker", () -> CheckResult.working("It works."));
        health.put("editor", () -> CheckResult.waiting("It loads the model."));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"editor\":{\"up\":false,\"detail\":\"It loads the model.\"}");
    }

    @Test
    void whatIsOnlyWaitingIsAlive() throws Exception {
        health.put("editor", () -> CheckResult.waiting("It loads the model."));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whatHasEndedIsNotAlive() throws Exception {
        health.put("editor", () -> CheckResult.ended("It cannot go on."));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void whileItStartsTheCheckSaysWhichPart() throws Exception {
        health.put("broker", () -> CheckResult.working("It works."));
        health.put("editor", () -> CheckResult.waiting("It is starting."));

        HttpResponse<String> answer = get("/health/startup");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"editor\":{\"up\":false,\"detail\":\"It is starting.\"}");
    }

    @Test
    void betweenTwoPartsItHasNotStartedYet() throws Exception {
        health.put("broker", () -> CheckResult.working("It works."));

        assertThat(get("/health/startup").statusCode()).isEqualTo(503);
    }

    @Test
    void whatHasStartedOnceStaysStarted() throws Exception {
        health.started();
        health.put("editor", () -> CheckResult.waiting("It has stopped for a while."));

        assertThat(get("/health/startup").statusCode()).isEqualTo(200);
    }

    @Test
    void aMetricTellsWhetherItIsReady() throws Exception {
        health.put("editor", () -> CheckResult.waiting("It has stopped for a while."));

        assertThat(get("/metrics").body()).contains("offshoot_ready 0.0");
    }

    @Test
    void metricsComeInPrometheusText() throws Exception {
        meters.counter("offshoot.tests").increment();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).contains("offshoot_tests_total 1.0");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void aTakenPortIsNamedInOneSentence() {
        assertThatThrownBy(() -> HttpService.start(ListenAddress.loopback(service.port()), health, meters, app -> {}))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + service.port());
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
