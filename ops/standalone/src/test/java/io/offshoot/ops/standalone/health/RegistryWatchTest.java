package io.offshoot.ops.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryWatchTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HttpServer server;
    private RegistryWatch watch;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        watch = new RegistryWatch(
                SchemaRegistry.connect(RegistrySettings.at(
                        "http://127.0.0.1:" + server.getAddress().getPort())),
                meters);
    }

    @AfterEach
    void stop() {
        watch.close();
        server.stop(0);
    }

    @Test
    void isNotReadyBeforeTheFirstAnswer() {
        assertThat(watch.check().ready()).isFalse();
    }

    @Test
    void isReadyOnceTheRegistryHasAnswered() {
        watch.look();

        assertThat(watch.check().ready()).isTrue();
        assertThat(meters.get("offshoot.registry.errors").counter().count()).isZero();
    }

    @Test
    void namesTheRegistryThatDoesNotAnswerAndCountsIt() {
        server.stop(0);

        watch.look();

        assertThat(watch.check().ready()).isFalse();
        assertThat(watch.check().live()).isTrue();
        assertThat(watch.check().sentence()).contains("http://127.0.0.1:", "does not answer");
        assertThat(meters.get("offshoot.registry.errors").counter().count()).isEqualTo(1);
    }
}
