package io.offshoot.ops.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.registry.UnknownSchemaException;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry of one-JVM mode, through Confluent's own Java client. */
class ConfluentClientTest {

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
    void oneProgramReadsWhatAnotherWrote() {
        Concept concept = Concept.newBuilder()
                .setLabel("wheat")
                .setVersion(1)
                .setToken("<wheat>")
                .setVectors(List.of(List.of(1f)))
                .setBaseModel("m")
                .build();
        byte[] message = topics().concepts().valueSerde().serializer().serialize("", concept);
        assertThat(topics().concepts().valueSerde().deserializer().deserialize("", message))
                .isEqualTo(concept);
    }

    @Test
    void anUnknownIdIsToldFromOtherTrouble() {
        assertThatThrownBy(() -> client(true).schema(77)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void anIncompatibleSchemaIsRefused() {
        client(true).id("leaf-value", "{\"type\":\"record\",\"name\":\"Leaf\",\"fields\":[]}");
        assertThatThrownBy(
                        () -> client(true)
                                .id(
                                        "leaf-value",
                                        "{\"type\":\"record\",\"name\":\"Leaf\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}"))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("the schema is not compatible with the versions before it");
    }

    @Test
    void aWriterThatMayNotRegisterFindsWhatIsThere() {
        int id = client(true).id("leaf-value", "\"string\"");
        assertThat(client(false).id("leaf-value", "\"string\"")).isEqualTo(id);
        assertThatThrownBy(() -> client(false).id("leaf-value", "\"bytes\""))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("register the schema first");
    }

    private SchemaRegistry client(boolean autoRegister) {
        return SchemaRegistry.connect(RegistrySettings.at(server.url()).withAutoRegister(autoRegister));
    }

    private Topics topics() {
        return Topics.of(TopicSettings.defaults(), client(true));
    }
}
