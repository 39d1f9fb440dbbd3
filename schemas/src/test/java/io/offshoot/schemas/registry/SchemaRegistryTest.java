package io.offshoot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of the answers of a scripted server. */
class SchemaRegistryTest {

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private int status = 200;
    private String body = "{\"schema\":\"\\\"string\\\"\"}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksOnceForAnId() throws UnknownSchemaException {
        SchemaRegistry registry = connect(Map.of());
        assertThat(registry.schema(1)).isEqualTo(registry.schema(1)).isEqualTo("\"string\"");
        assertThat(requests).hasValue(1);
    }

    @Test
    void passesOnTheClientsProperties() throws UnknownSchemaException {
        status = 401;
        body = "{\"error_code\":401,\"message\":\"Unauthorized\"}";
        SchemaRegistry registry =
                connect(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "farmer:s3cret"));
        assertThat(registry.schema(1)).isEqualTo("\"string\"");
    }

    @Test
    void isReachedWhenItAnswersOrForbidsTheList() {
        answerWith(200, "[]");
        connect(Map.of()).reach();
        answerWith(403, "{\"error_code\":403,\"message\":\"Forbidden\"}");
        connect(Map.of()).reach();
        assertThat(requests).hasValue(2);
    }

    @Test
    void isNotReachedWhenItAnswersWithAnErrorOfItsOwn() {
        answerWith(500, "{\"error_code\":50001,\"message\":\"store is away\"}");
        assertThatThrownBy(() -> connect(Map.of()).reach())
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void wrongCredentialsAreNotTheIdsFault() {
        answerWith(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
        assertThatThrownBy(() -> connect(Map.of()).schema(1))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("give it valid credentials");
    }

    @Test
    void anUnknownIdIs() {
        answerWith(404, "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}");
        assertThatThrownBy(() -> connect(Map.of()).schema(1))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("The registry knows no Avro schema with id 1.");
    }

    @Test
    void anIdOfAnotherKindOfSchemaIs() {
        answerWith(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}");
        assertThatThrownBy(() -> connect(Map.of()).schema(1)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void aServerThatIsNoRegistryIsNotTheIdsFault() {
        answerWith(404, "<html>Not here</html>");
        assertThatThrownBy(() -> connect(Map.of()).schema(1))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("check that the address is a registry's");
    }

    @Test
    void aRegistryInTroubleIsWorthAnotherTry() {
        answerWith(503, "{\"error_code\":50301,\"message\":\"No leader\"}");
        assertThatThrownBy(() -> connect(Map.of()).schema(1))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("does not answer");
    }

    private SchemaRegistry connect(Map<String, String> properties) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return SchemaRegistry.connect(RegistrySettings.at(url).withProperties(properties));
    }

    private void answerWith(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** The scripted answer; credentials, where they come, are taken. */
    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        boolean welcome = exchange.getRequestHeaders().containsKey("Authorization");
        byte[] bytes = (welcome ? "{\"schema\":\"\\\"string\\\"\"}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(welcome ? 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
