package io.offshoot.ops.dashboard.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** This machine's Prometheus with the configuration and the alerts that ship; tests that need it are skipped where there is none. */
final class Prometheus implements AutoCloseable {
    private static final Path SHIPPED = Path.of(System.getProperty("offshoot.home"), "ops", "prometheus");
    private static final String TARGET = "localhost:8080";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that scrapes a process in place of the example's. */
    static Prometheus scraping(String target, Path folder) throws IOException {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "prometheus is not on the PATH; Debian has it in the package prometheus");
        Files.copy(SHIPPED.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        String configuration = Files.readString(SHIPPED.resolve("prometheus.yml"));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration.replace(TARGET, target));
        String listen = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + listen)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, "http://" + listen);
    }

    /** Whether it serves and has read the rules. */
    boolean isReady() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What an expression gives for the editor at a moment; empty when it gives nothing. */
    OptionalDouble editor(String expression, Instant at) {
        JsonNode found = get("/api/v1/query?time=" + at + "&query=" + encoded(expression));
        return StreamSupport.stream(found.get("result").spliterator(), false)
                .filter(sample -> sample.at("/metric/stage").asText().equals("editor"))
                .mapToDouble(sample -> sample.at("/value/1").asDouble())
                .findFirst();
    }

    /** An alert as Prometheus has read it: its {@code query}, its {@code state}. */
    JsonNode alert(String name) {
        for (JsonNode group : get("/api/v1/rules?type=alert").get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                if (rule.get("name").asText().equals(name)) {
                    return rule;
                }
            }
        }
        throw new AssertionError("there is no alert " + name);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return json.readTree(body).get("data");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> program() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }
}
