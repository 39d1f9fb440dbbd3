package io.offshoot.ops.cli.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration's registry properties against a registry that wants TLS and a login. */
class RegistryLoginTest {
    private static final String LOGIN = "offshoot:marked-secret-registry";
    private static final String TOKEN = "marked-secret-token";
    private static final int ID = 7;

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        certificates = Certificates.in(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        server.createContext("/", RegistryLoginTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void logsInWithNameAndPassword() throws IOException {
        assertThat(id(Map.of(
                        "registry.basic.auth.credentials.source", "USER_INFO", "registry.basic.auth.user.info", LOGIN)))
                .isEqualTo(ID);
    }

    @Test
    void logsInWithABearerToken() throws IOException {
        assertThat(id(Map.of(
                        "registry.bearer.auth.credentials.source",
                        "STATIC_TOKEN",
                        "registry.bearer.auth.token",
                        TOKEN)))
                .isEqualTo(ID);
    }

    @Test
    void takesThePasswordFromAConfigProviderOfKafka() throws IOException {
        Path secrets = Files.writeString(folder.resolve("registry.properties"), "login=" + LOGIN + "\n");

        assertThat(id(Map.of(
                        "kafka.config.providers",
                        "file",
                        "kafka.config.providers.file.class",
                        "org.apache.kafka.common.config.provider.FileConfigProvider",
                        "registry.basic.auth.credentials.source",
                        "USER_INFO",
                        "registry.basic.auth.user.info",
                        "${file:" + secrets + ":login}")))
                .isEqualTo(ID);
    }

    @Test
    void saysWhatToGiveWithoutSayingWhatWasGiven() {
        assertThatThrownBy(() -> id(Map.of(
                        "registry.basic.auth.credentials.source",
                        "USER_INFO",
                        "registry.basic.auth.user.info",
                        "offshoot:marked-secret-but-wrong")))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("give it valid credentials")
                .hasMessageNotContaining("marked-secret");
    }

    @Test
    void trustsNoCertificateThatItWasNotTold() {
        RegistrySettings settings = RegistrySettings.at(url());

        try (SchemaRegistry registry = SchemaRegistry.connect(settings)) {
            assertThatThrownBy(() -> registry.id("leaf-value", "\"string\""))
                    .isInstanceOf(RegistryUnreachableException.class)
                    .hasMessageContaining("certification path");
        }
    }

    private static int id(Map<String, String> keys) throws IOException {
        Map<String, String> all = new HashMap<>(keys);
        all.put(
                "registry.schema.registry.ssl.truststore.location",
                certificates.truststore().toString());
        all.put("registry.schema.registry.ssl.truststore.password", Certificates.PASSWORD);
        Path file = AclScript.write(Files.createTempFile(folder, "offshoot", ".properties"), all);
        Configuration configuration = Configuration.load(new String[0], Map.of("OFFSHOOT_CONFIG", file.toString()));
        RegistrySettings settings = RegistrySettings.at(url())
                .withProperties(configuration.clients().registry());
        try (SchemaRegistry registry = SchemaRegistry.connect(settings)) {
            return registry.id("leaf-value", "\"string\"");
        }
    }

    private static String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String basic = "Basic " + Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = List.of(basic, "Bearer " + TOKEN).contains(String.valueOf(shown));
        byte[] body = (known ? "{\"id\":" + ID + "}" : "{\"error_code\":40101,\"message\":\"Unauthorized\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext tls() throws Exception {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certificates.keystore().toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
