package io.offshoot.ops.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryRoutesTest {

    private static final String LEAF = leaf("");
    private static final String LEAF_WITH_DEFAULT = leaf(",{\"name\":\"hue\",\"type\":\"int\",\"default\":0}");
    private static final String LEAF_WITHOUT_DEFAULT = leaf(",{\"name\":\"hue\",\"type\":\"int\"}");

    @TempDir
    Path folder;

    private RegistryServer server;

    @BeforeEach
    void start() {
        server = new RegistryServer(folder.resolve("registry.json"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersInConfluentsContentType() {
        HttpResponse<String> answer = server.get("/subjects");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vnd.schemaregistry.v1+json");
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void givesAnIdForASchemaAndTheSchemaForTheId() {
        assertAnswer(register("leaf", LEAF), 200, "{\"id\":1}");
        assertThat(server.get("/schemas/ids/1").body()).contains("\\\"name\\\":\\\"Leaf\\\"");
        assertAnswer(server.get("/schemas/ids/1/versions"), 200, "[{\"subject\":\"leaf\",\"version\":1}]");
    }

    @Test
    void givesTheSameIdForTheSameSchemaAnywhere() {
        register("leaf", LEAF);
        assertThat(register("leaf", LEAF).body()).isEqualTo("{\"id\":1}");
        assertThat(register("other", LEAF).body()).isEqualTo("{\"id\":1}");
        assertThat(register("leaf", LEAF_WITH_DEFAULT).body()).isEqualTo("{\"id\":2}");
    }

    @Test
    void keepsIdsOverARestart() {
        register("leaf", LEAF);
        register("leaf", LEAF_WITH_DEFAULT);
        server.close();
        server = new RegistryServer(folder.resolve("registry.json"));
        assertThat(server.get("/schemas/ids/2").body()).contains("hue");
        assertThat(register("leaf", LEAF_WITH_DEFAULT).body()).isEqualTo("{\"id\":2}");
    }

    @Test
    void listsVersionsAndGivesTheLatest() {
        register("leaf", LEAF);
        register("leaf", LEAF_WITH_DEFAULT);
        assertAnswer(server.get("/subjects/leaf/versions"), 200, "[1,2]");
        assertThat(server.get("/subjects/leaf/versions/latest").body()).contains("\"version\":2,\"id\":2");
        assertThat(server.get("/subjects/leaf/versions/1").body()).contains("\"version\":1,\"id\":1");
    }

    @Test
    void takesSubjectsWithSlashes() {
        register("farm%2F7-value", LEAF);
        assertAnswer(server.get("/subjects"), 200, "[\"farm/7-value\"]");
    }

    @Test
    void findsTheVersionOfASchema() {
        register("leaf", LEAF);
        assertThat(post("/subjects/leaf", LEAF).body()).contains("\"subject\":\"leaf\",\"version\":1,\"id\":1");
        assertError(post("/subjects/leaf", LEAF_WITH_DEFAULT), 404, 40403);
        assertError(post("/subjects/none", LEAF), 404, 40401);
    }

    @Test
    void refusesAnIncompatibleSchema() {
        register("leaf", LEAF);
        assertError(register("leaf", LEAF_WITHOUT_DEFAULT), 409, 409);
        assertAnswer(server.get("/subjects/leaf/versions"), 200, "[1]");
    }

    @Test
    void refusesWhatIsNoAvroSchema() {
        assertError(register("leaf", "{\"type\":\"tree\"}"), 422, 42201);
        assertError(server.send("POST", "/subjects/leaf/versions", "{}"), 422, 42201);
        assertError(server.send("POST", "/subjects/leaf/versions", "leaf"), 400, 400);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        register("leaf", LEAF);
        assertError(server.get("/schemas/ids/99"), 404, 40403);
        assertError(server.get("/subjects/none/versions"), 404, 40401);
        assertError(server.get("/subjects/leaf/versions/2"), 404, 40402);
        assertError(server.get("/subjects/leaf/versions/two"), 422, 42202);
        assertError(server.get("/config/leaf"), 404, 40408);
    }

    @Test
    void testsCompatibilityWithoutRegistering() {
        register("leaf", LEAF);
        String path = "/compatibility/subjects/leaf/versions/latest";
        assertAnswer(post(path, LEAF_WITH_DEFAULT), 200, "{\"is_compatible\":true}");
        assertAnswer(post(path, LEAF_WITHOUT_DEFAULT), 200, "{\"is_compatible\":false}");
        assertThat(post(path + "?verbose=true", LEAF_WITHOUT_DEFAULT).body()).contains("READER_FIELD_MISSING_DEFAULT");
    }

    @Test
    void isBackwardCompatibleUnlessToldOtherwise() {
        assertAnswer(server.get("/config"), 200, "{\"compatibilityLevel\":\"BACKWARD\"}");
        assertAnswer(server.get("/config/leaf?defaultToGlobal=true"), 200, "{\"compatibilityLevel\":\"BACKWARD\"}");
    }

    @Test
    void aSubjectsOwnLevelWins() {
        register("leaf", LEAF);
        assertAnswer(
                server.send("PUT", "/config/leaf", "{\"compatibility\":\"NONE\"}"),
                200,
                "{\"compatibility\":\"NONE\"}");
        assertAnswer(register("leaf", LEAF_WITHOUT_DEFAULT), 200, "{\"id\":2}");
    }

    @Test
    void keepsLevelsOverARestart() {
        server.send("PUT", "/config", "{\"compatibility\":\"FULL\"}");
        server.close();
        server = new RegistryServer(folder.resolve("registry.json"));
        assertAnswer(server.get("/config"), 200, "{\"compatibilityLevel\":\"FULL\"}");
    }

    @Test
    void refusesAnUnknownLevel() {
        assertError(server.send("PUT", "/config", "{\"compatibility\":\"SIDEWAYS\"}"), 422, 42203);
    }

    private HttpResponse<String> register(String subject, String schema) {
        return post("/subjects/" + subject + "/versions", schema);
    }

    private HttpResponse<String> post(String path, String schema) {
        return server.send("POST", path, "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}");
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    private static void assertError(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error_code\":" + code);
    }

    private static String leaf(String moreFields) {
        return "{\"type\":\"record\",\"name\":\"Leaf\",\"fields\":[{\"name\":\"area\",\"type\":\"double\"}" + moreFields
                + "]}";
    }
}
