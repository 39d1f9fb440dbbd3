package io.offshoot.workers.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebStoreTest extends PhotoStoreContractTest {

    @TempDir
    static Path folder;

    private static SSLContext tls;

    private final CountDownLatch ended = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpsServer server;
    private PhotoStores stores;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificate.in(folder);
    }

    @BeforeEach
    void open() throws Exception {
        threads = Executors.newCachedThreadPool();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.start();
        stores = stores(address -> true, tls);
    }

    @AfterEach
    void close() {
        ended.countDown();
        stores.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void neverConnectsToAPrivateAddress() throws Exception {
        URI address = put("photo.jpg", bytes(3));
        try (PhotoStores guarded = stores(PublicAddresses::contain, tls)) {
            stores.close();
            stores = guarded;

            WorkFailedException refusal = refusal(reference(address, bytes(3)));

            assertThat(refusal.reason()).isEqualTo("reference-not-allowed");
            assertThat(refusal).hasMessageContaining("private address");
        }
    }

    @Test
    void followsARedirectWithinItsHost() throws Exception {
        URI address = put("photo.jpg", bytes(3));
        answer("/old", exchange -> redirect(exchange, "/photo.jpg"));

        assertThat(stores.read(reference(address.resolve("/old"), bytes(3)))).hasSize(3);
    }

    @Test
    void followsNoRedirectToAnotherHost() {
        answer("/away", exchange -> redirect(exchange, "https://169.254.169.254/latest/meta-data"));

        assertThat(refusal(reference(at("/away"), bytes(3))).reason()).isEqualTo("reference-not-allowed");
    }

    @Test
    void followsNoRedirectToPlainHttp() {
        answer(
                "/plain",
                exchange -> redirect(exchange, at("/photo.jpg").toString().replace("https", "http")));

        assertThat(refusal(reference(at("/plain"), bytes(3))).reason()).isEqualTo("bad-reference");
    }

    @Test
    void givesUpRedirectsThatGoInACircle() {
        answer("/round", exchange -> redirect(exchange, "/round"));

        assertThat(refusal(reference(at("/round"), bytes(3))).reason()).isEqualTo("bad-reference");
    }

    @Test
    void givesUpAHostThatDripsItsAnswer() {
        answer("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        stores.close();
        stores = stores(address -> true, tls, Duration.ofSeconds(2));
        WorkFailedException refusal = refusal(reference(at("/slow"), bytes(3)));

        assertThat(refusal.reason()).isEqualTo("reference-unreachable");
        assertThat(refusal.isForNow()).isTrue();
        assertThat(refusal).hasMessageContaining("PT2S");
    }

    @Test
    void stopsReadingAnAnswerWithoutLengthThatIsTooLarge() {
        answer("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(bytes(LIMIT));
            }
        });

        assertThat(refusal(reference(at("/endless"), bytes(3))).reason()).isEqualTo("too-many-bytes");
    }

    @Test
    void asksAgainLaterWhenTheHostIsBusyOrAway() {
        answer("/busy", exchange -> exchange.sendResponseHeaders(503, -1));
        URI away = URI.create("https://localhost:1/photo.jpg");

        assertThat(List.of(at("/busy"), away)).allSatisfy(address -> {
            WorkFailedException refusal = refusal(reference(address, bytes(3)));
            assertThat(refusal.reason()).isEqualTo("reference-unreachable");
            assertThat(refusal.isForNow()).isTrue();
        });
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        URI address = put("photo.jpg", bytes(3));
        stores.close();
        stores = stores(all -> true, SSLContext.getDefault());

        assertThat(refusal(reference(address, bytes(3))).reason()).isEqualTo("reference-unreachable");
    }

    @Test
    void showsNoSecretOfAnAddress() {
        answer("/secret", exchange -> exchange.sendResponseHeaders(403, -1));

        WorkFailedException refusal = refusal(reference(at("/secret?signature=hush"), bytes(3)));

        assertThat(refusal.reason()).isEqualTo("reference-denied");
        assertThat(refusal.getMessage()).doesNotContain("hush");
    }

    @Test
    void refusesAnAddressWithAUser() {
        String address = at("/photo.jpg").toString().replace("https://", "https://user:hush@");

        WorkFailedException refusal = refusal(reference(address, bytes(3)));

        assertThat(refusal.reason()).isEqualTo("bad-reference");
        assertThat(refusal.getMessage()).doesNotContain("hush");
    }

    @Override
    URI put(String name, byte[] bytes) {
        URI address = at("/" + name.replace(" ", "%20"));
        answer(address.getPath(), exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        return address;
    }

    @Override
    URI missing() {
        return at("/missing.jpg");
    }

    @Override
    URI elsewhere() {
        return URI.create("https://elsewhere.example/photo.jpg");
    }

    @Override
    PhotoStores stores() {
        return stores;
    }

    private PhotoStores stores(Predicate<InetAddress> isAllowed, SSLContext trust) {
        return stores(isAllowed, trust, Duration.ofSeconds(60));
    }

    private PhotoStores stores(Predicate<InetAddress> isAllowed, SSLContext trust, Duration timeout) {
        AllowedPlaces places = new AllowedPlaces(
                List.of(), List.of("localhost:" + server.getAddress().getPort(), "localhost:1"), List.of());
        return PhotoStores.of(
                new ReferenceSettings(places, BucketSettings.AMAZON),
                FetchLimits.ofBytes(LIMIT).withTimeout(timeout),
                isAllowed,
                trust);
    }

    private URI at(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
