package io.offshoot.ops.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.dashboard.Dashboard;
import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web service with page, registry, health and metrics behind a token. */
class TokenGateTest {
    private static final String TOKEN = "marked-secret-token-of-the-page";

    @TempDir
    static Path folder;

    private static Dashboard dashboard;
    private static HttpService service;

    @BeforeAll
    static void start() throws IOException {
        Health health = new Health();
        health.put("editor", () -> CheckResult.working("It works."));
        var meters = NodeMeters.create();
        dashboard = new Dashboard(meters, Clock.systemUTC());
        AccessToken token = AccessToken.in(Files.writeString(folder.resolve("token"), TOKEN + "\n"));
        SchemaStore schemas = SchemaStore.open(folder.resolve("registry.json"));
        service = HttpService.start(new ListenAddress("127.0.0.1", 0, Optional.of(token)), health, meters, app -> {
            RegistryRoutes.addTo(app, schemas);
            dashboard.addTo(app);
        });
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/api/status", "/api/events", "/api/images/1", "/subjects", "/nothing"})
    void nobodyIsLetInWithoutTheToken(String path) throws Exception {
        assertThat(send(get(path)).statusCode()).isEqualTo(401);
        assertThat(send(get(path).header("Authorization", "Bearer wrong")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void healthIsForEverybody() throws Exception {
        assertThat(send(get("/health/ready")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/api/status"})
    void aBearerIsLetInAndNothingShowsTheToken(String path) throws Exception {
        HttpResponse<String> answer = send(get(path).header("Authorization", "Bearer " + TOKEN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body() + answer.headers()).doesNotContain("marked-secret");
    }

    @Test
    void theTokenIsAPasswordOfBasicAuthenticationToo() throws Exception {
        String login = Base64.getEncoder().encodeToString(("anybody:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(send(get("/metrics").header("Authorization", "Basic " + login))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBrowserGetsAForm() throws Exception {
        HttpResponse<String> answer = send(get("/").header("Accept", "text/html,*/*"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("<form method=\"post\" action=\"/login\">", "<label for=\"token\">");
    }

    @Test
    void whoLogsInKeepsACookieThatIsNotTheToken() throws Exception {
        HttpResponse<String> login = login(TOKEN);
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain("marked-secret");
        assertThat(send(get("/api/status").header("Cookie", cookie.replaceFirst(";.*", "")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWrongTokenIsSaidToBeOne() throws Exception {
        HttpResponse<String> login = login("<script>guess");

        assertThat(login.statusCode()).isEqualTo(401);
        assertThat(login.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(login.body()).contains("That is not the token.").doesNotContain("guess");
    }

    @Test
    void aRegistryClientShowsItAsBearer() {
        RegistrySettings settings = RegistrySettings.at(url());

        try (SchemaRegistry registry = SchemaRegistry.connect(settings.withBearer(TOKEN))) {
            assertThat(registry.id("leaf-value", "\"string\"")).isPositive();
        }
    }

    @Test
    void aRegistryClientShowsItAsPassword() {
        RegistrySettings settings = RegistrySettings.at(url())
                .withProperties(Map.of(
                        "basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "anybody:" + TOKEN));

        try (SchemaRegistry registry = SchemaRegistry.connect(settings)) {
            assertThat(registry.id("leaf-value", "\"string\"")).isPositive();
        }
    }

    @Test
    void aRegistryClientWithoutItIsToldWhatToGive() {
        try (SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at(url()))) {
            assertThatThrownBy(() -> registry.id("leaf-value", "\"string\""))
                    .isInstanceOf(RegistryRefusedException.class)
                    .hasMessageContaining("give it valid credentials");
        }
    }

    private static HttpResponse<String> login(String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("token=" + token)));
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String url() {
        return "http://127.0.0.1:" + service.port();
    }
}
