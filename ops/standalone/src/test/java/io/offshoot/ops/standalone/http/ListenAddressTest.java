package io.offshoot.ops.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void letsNoOtherMachineInWithoutAToken(String host) {
        assertThatThrownBy(() -> new ListenAddress(host, 8080, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("listen " + host)
                .hasMessageContaining("--token-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void thisMachineNeedsNone(String host) {
        assertThat(new ListenAddress(host, 0, Optional.empty()).token()).isEmpty();
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "letmein\n");

        assertThatThrownBy(() -> AccessToken.in(file))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("fewer than 16 characters")
                .hasMessageNotContaining("letmein");
    }

    @Test
    void aTokenDoesNotShowItself() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "marked-secret-token-of-the-page\n");

        assertThat(new ListenAddress("0.0.0.0", 8080, Optional.of(AccessToken.in(file))).toString())
                .doesNotContain("marked-secret");
    }
}
