package io.offshoot.ops.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.ops.dashboard.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The numbers on the page of a dashboard, and where else they can be had. */
final class PageNumbers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> GROUPS = List.of("offshoot-trainer", "offshoot-editor");

    /** All at once: the page changes every second. */
    private static final String NUMBERS = """
            const numbers = {at: document.getElementById('main').dataset.at, balance: document.getElementById('balance').value};
            document.querySelectorAll('[data-stage]').forEach(card => ['records', 'seconds', 'flight', 'rate'].forEach(name => {
              const number = card.querySelector('.' + name);
              if (number) { numbers[card.dataset.stage + ' ' + name] = number.value; }
            }));
            document.querySelectorAll('[data-sum]').forEach(sum => { numbers[sum.dataset.sum] = sum.value; });
            document.querySelectorAll('[data-device]').forEach(data => { numbers[data.dataset.device] = data.value; });
            numbers.gallery = String(document.querySelectorAll('#gallery-list li').length);
            numbers.concepts = String(document.querySelectorAll('#concept-list li').length);
            return numbers;
            """;

    private final Browser browser;
    private final String url;
    private Map<String, String> shown = Map.of();

    PageNumbers(Browser browser, String url) {
        this.browser = browser;
        this.url = url;
    }

    /** Waits until page and API show the same snapshot, and returns it. */
    JsonNode awaitSame() {
        AtomicReference<JsonNode> same = new AtomicReference<>();
        browser.await("page and status of the same moment", PATIENCE, () -> {
            JsonNode status = status();
            shown = now();
            same.set(status);
            return status.get("at").asText().equals(shown.get("at"));
        });
        return same.get();
    }

    /** What the page showed then. */
    Map<String, String> shown() {
        return shown;
    }

    /** What a page must show of a status. */
    static Map<String, String> expected(JsonNode status) {
        Map<String, String> expected = new HashMap<>();
        for (JsonNode stage : status.get("stages")) {
            String name = stage.get("name").asText();
            expected.put(name + " records", text(stage.get("lagRecords")));
            expected.put(name + " seconds", text(stage.get("lagSeconds")));
            expected.put(name + " rate", text(stage.get("finishedPerSecond")));
            if (!stage.get("inFlight").isNull()) {
                expected.put(name + " flight", text(stage.get("inFlight")));
            }
        }
        for (String sum : List.of("accepted", "waiting", "planned", "synthetic", "failed", "pending", "balance")) {
            expected.put(sum, text(status.get("accounts").get(sum)));
        }
        expected.put("steps", text(status.get("device").get("stepsPerSecond")));
        expected.put("fill", text(status.get("device").get("batchFill")));
        expected.put("use", text(status.get("device").get("use")));
        expected.put("gallery", Integer.toString(status.get("gallery").size()));
        expected.put("concepts", Integer.toString(status.get("concepts").size()));
        return expected;
    }

    /** Offsets between what the workers' groups have committed and the end, by topic, as the admin client tells them. */
    Map<String, Long> lagOfGroups(String bootstrapServers) throws Exception {
        Map<String, Long> lag = new HashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
                committed.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
                Map<TopicPartition, ListOffsetsResultInfo> ends =
                        admin.listOffsets(asked).all().get();
                committed.forEach((partition, offset) ->
                        lag.merge(partition.topic(), ends.get(partition).offset() - offset.offset(), Long::sum));
            }
        }
        return lag;
    }

    private Map<String, String> now() {
        Map<String, String> numbers = new HashMap<>();
        ((Map<?, ?>) browser.script(NUMBERS)).forEach((name, value) -> numbers.put((String) name, (String) value));
        return numbers;
    }

    private JsonNode status() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/status")).build();
        try {
            return new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As JavaScript writes a number. */
    private static String text(JsonNode number) {
        if (number.isNull()) {
            return "";
        }
        double value = number.asDouble();
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
