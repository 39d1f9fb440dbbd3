package io.offshoot.ops.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final BrokerSettings SETTINGS = BrokerSettings.in(Path.of("data"));

    @Test
    void namesThePortAtFault() {
        assertThatThrownBy(() -> SETTINGS.withPort(70_000)).hasMessage("port must be in [0, 65535], was 70000");
    }

    @Test
    void advertisesAnotherHostThanItListensOn() {
        var properties = BrokerProperties.of(SETTINGS.withHost("0.0.0.0", "farm.example"), Path.of("logs"), 9092, 9093);
        assertThat(properties)
                .containsEntry("listeners", "CLIENTS://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("advertised.listeners", "CLIENTS://farm.example:9092");
    }

    @Test
    void overridesWin() {
        var settings = SETTINGS.withOverrides(Map.of("num.io.threads", "9"));
        assertThat(BrokerProperties.of(settings, Path.of("logs"), 1, 2)).containsEntry("num.io.threads", "9");
    }
}
