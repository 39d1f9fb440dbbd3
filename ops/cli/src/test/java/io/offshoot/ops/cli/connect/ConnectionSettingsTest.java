package io.offshoot.ops.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:port", "a:1,,b:2", "http://localhost:9092 "})
    void anAddressWithoutAPortIsWrongUsage(String address) {
        int exitCode = offshoot.run("export", "out", "--bootstrap-server", address);

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("bootstrap-server must be HOST:PORT");
    }

    @Test
    void aRegistryWithoutASchemeIsWrongUsage() {
        int exitCode = offshoot.run("export", "out", "--registry-url", "localhost:8081");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("localhost:8081");
    }
}
