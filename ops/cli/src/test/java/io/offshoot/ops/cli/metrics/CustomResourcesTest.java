package io.offshoot.ops.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The custom resources in ops/kubernetes against the schemas of their definitions; a field that these do not know is an error. */
class CustomResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> DEFINITIONS = Map.of(
            "ScaledObject", "keda.sh_scaledobjects.yaml",
            "ServiceMonitor", "monitoring.coreos.com_servicemonitors.yaml",
            "PrometheusRule", "monitoring.coreos.com_prometheusrules.yaml");

    @ParameterizedTest
    @MethodSource("resources")
    void aCustomResourceIsOneThatItsDefinitionTakes(JsonNode resource) {
        assertThat(faults(resource)).isEmpty();
    }

    @Test
    void everyDefinitionHasItsResource() {
        Stream<JsonNode> resources = resources();

        assertThat(resources.map(resource -> resource.path("kind").asText()))
                .containsExactlyInAnyOrderElementsOf(DEFINITIONS.keySet());
    }

    @Test
    void aFieldOfAnotherNameWouldBeFound() {
        ObjectNode resource = resources()
                .filter(node -> node.path("kind").asText().equals("ScaledObject"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        resource.withObject("/spec").put("maxReplicas", 4);

        List<String> faults = faults(resource);

        assertThat(faults).singleElement().asString().contains("maxReplicas");
    }

    private static List<String> faults(JsonNode resource) {
        JsonNode schema = strict(schema(resource));
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(resource).stream()
                .map(Objects::toString)
                .toList();
    }

    /** The part of the definition that is about the resource's version. */
    private static JsonNode schema(JsonNode resource) {
        String file = DEFINITIONS.get(resource.path("kind").asText());
        JsonNode spec = documents(() -> CustomResourcesTest.class.getResourceAsStream("/custom-resources/" + file))
                .findFirst()
                .orElseThrow()
                .path("spec");
        String version = resource.path("apiVersion").asText();
        return StreamSupport.stream(spec.path("versions").spliterator(), false)
                .filter(node -> version.equals(
                        spec.path("group").asText() + "/" + node.path("name").asText()))
                .map(node -> node.path("schema").path("openAPIV3Schema"))
                .findFirst()
                .orElseThrow();
    }

    /** A structural schema means that other fields are dropped without a word; here they are refused. */
    private static JsonNode strict(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CustomResourcesTest::strict);
        return schema;
    }

    private static Stream<JsonNode> resources() {
        return ShippedFiles.manifests().stream()
                .flatMap(file -> documents(() -> Files.newInputStream(ShippedFiles.ROOT.resolve(file))))
                .filter(node -> DEFINITIONS.containsKey(node.path("kind").asText()));
    }

    private static Stream<JsonNode> documents(Source source) {
        try (InputStream in = source.open()) {
            Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in);
            return StreamSupport.stream(all.spliterator(), false).<JsonNode>map(JSON::valueToTree).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }
}
