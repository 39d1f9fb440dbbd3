package io.offshoot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.schemas.Samples;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.serde.RecordSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another maker's registry, when its archive (142 MB) is in the local Maven repository: mvn -Pregistry gets it. */
@Tag("registry")
class ApicurioTest {

    private static final Path ARCHIVE = Path.of(System.getProperty("offshoot.apicurio", "absent"));

    @TempDir
    static Path folder;

    private static Apicurio apicurio;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Files.exists(ARCHIVE), "Apicurio is not in the local Maven repository: mvn -Pregistry gets it");
        apicurio = Apicurio.start(ARCHIVE, folder);
    }

    @AfterAll
    static void stop() {
        if (apicurio != null) {
            apicurio.close();
        }
    }

    @Test
    void oneProgramReadsWhatAnotherWrote() {
        byte[] message = serde(connect()).encode(Samples.editRequest());
        assertThat(serde(connect()).decode(message)).isEqualTo(Samples.editRequest());
    }

    @Test
    void anUnknownIdIsToldFromOtherTrouble() {
        assertThatThrownBy(() -> connect().schema(4711)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void refusesWhatIsNotRegistered() {
        SchemaRegistry strict =
                SchemaRegistry.connect(RegistrySettings.at(apicurio.url()).withAutoRegister(false));
        assertThatThrownBy(() -> strict.id("none-value", "\"string\""))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("register the schema first");
    }

    private static SchemaRegistry connect() {
        return SchemaRegistry.connect(RegistrySettings.at(apicurio.url()));
    }

    private static RecordSerde<EditRequest> serde(SchemaRegistry registry) {
        return RecordSerde.of(registry, "edits-value", EditRequest.class);
    }
}
