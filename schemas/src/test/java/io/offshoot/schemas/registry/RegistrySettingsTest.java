package io.offshoot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

    @Test
    void refusesAnAddressWithoutScheme() {
        assertThatThrownBy(() -> RegistrySettings.at("localhost:8081"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url of the schema registry must begin with http://, https:// or mock://, was"
                        + " \"localhost:8081\"");
    }
}
