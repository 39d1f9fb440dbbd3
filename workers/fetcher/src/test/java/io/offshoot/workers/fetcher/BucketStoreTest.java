package io.offshoot.workers.fetcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AWS SDK against a small server that answers GetObject; {@link MotoTest} does the same against moto. */
class BucketStoreTest extends PhotoStoreContractTest {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private PhotoStores stores;

    @BeforeEach
    void open() throws IOException {
        AwsIdentity.ofATest();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] object = objects.get(exchange.getRequestURI().getPath());
                int error = exchange.getRequestURI().getPath().contains("forbidden") ? 403 : 404;
                byte[] body = object == null ? "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8) : object;
                exchange.sendResponseHeaders(object == null ? error : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        stores = stores(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        stores.close();
        server.stop(0);
    }

    @Test
    void namesTheRightThatIsMissing() {
        WorkFailedException refusal = refusal(reference("s3://photos/forbidden.jpg", bytes(1)));

        assertThat(refusal.reason()).isEqualTo("reference-denied");
        assertThat(refusal).hasMessageContaining("s3:GetObject");
    }

    @Test
    void asksAgainLaterWhenTheServerIsAway() {
        server.stop(0);

        WorkFailedException refusal = refusal(reference("s3://photos/leaf.jpg", bytes(1)));

        assertThat(refusal.reason()).isEqualTo("reference-unreachable");
        assertThat(refusal.isForNow()).isTrue();
    }

    @Test
    void refusesAnAddressWithoutAKey() {
        assertThat(refusal(reference("s3://photos/", bytes(1))).reason()).isEqualTo("bad-reference");
    }

    @Override
    URI put(String name, byte[] bytes) {
        objects.put("/photos/" + name, bytes);
        return URI.create("s3://photos/" + name.replace(" ", "%20"));
    }

    @Override
    URI missing() {
        return URI.create("s3://photos/missing.jpg");
    }

    @Override
    URI elsewhere() {
        return URI.create("s3://secrets/leaf.jpg");
    }

    @Override
    PhotoStores stores() {
        return stores;
    }

    static PhotoStores stores(URI endpoint) {
        return PhotoStores.of(
                new ReferenceSettings(
                        new AllowedPlaces(List.of(), List.of(), List.of("photos")), BucketSettings.at(endpoint)),
                FetchLimits.ofBytes(LIMIT).withTimeout(Duration.ofSeconds(60)));
    }
}
