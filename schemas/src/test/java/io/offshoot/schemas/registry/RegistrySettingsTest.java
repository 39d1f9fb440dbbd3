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

    @Test
    void refusesAPasswordInTheAddressWithoutSayingIt() {
        assertThatThrownBy(() -> RegistrySettings.at("https://offshoot:secret@registry:8081"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registry.basic.auth.user.info")
                .hasMessageNotContaining("secret");
    }
}
