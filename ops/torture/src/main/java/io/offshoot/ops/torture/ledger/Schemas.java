package io.offshoot.ops.torture.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;

/** Writer schemas by their ids, asked of the registry over plain HTTP and kept. */
final class Schemas {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 60;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
    private final String url;
    private final Map<Integer, Optional<Schema>> known = new ConcurrentHashMap<>();

    Schemas(String url) {
        this.url = url;
    }

    /** The schema; empty when the registry never gave out the id. Waits while the registry is down. */
    Optional<Schema> find(int id) {
        return known.computeIfAbsent(id, this::ask);
    }

    private Optional<Schema> ask(int id) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id + "/schema"))
                .timeout(ANSWERS_WITHIN)
                .build();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<HttpResponse<String>> answer = answer(question);
            if (answer.isPresent() && answer.get().statusCode() == OK) {
                return Optional.of(new Schema.Parser().parse(answer.get().body()));
            }
            if (answer.isPresent() && answer.get().statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("the registry gives no answer about schema " + id);
    }

    private Optional<HttpResponse<String>> answer(HttpRequest question) {
        try {
            return Optional.of(http.send(question, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException away) {
            pause();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the registry", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ANSWERS_WITHIN.toMillis() / 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
