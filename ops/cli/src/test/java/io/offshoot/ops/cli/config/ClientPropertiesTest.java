package io.offshoot.ops.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
    @Test
    void kafkaPropertiesGoToEveryClient() {
        ClientProperties clients = ClientProperties.of(Map.of("kafka.security.protocol", "SSL"));

        assertThat(clients.consumer()).containsEntry("security.protocol", "SSL");
        assertThat(clients.producer()).containsEntry("security.protocol", "SSL");
        assertThat(clients.streams()).containsEntry("security.protocol", "SSL");
        assertThat(clients.admin()).containsEntry("security.protocol", "SSL");
        assertThat(clients.registry()).isEmpty();
    }

    @Test
    void aPropertyOfOneClientWinsOverThatOfAll() {
        ClientProperties clients = ClientProperties.of(Map.of("kafka.client.id", "all", "producer.client.id", "mine"));

        assertThat(clients.producer()).containsEntry("client.id", "mine");
        assertThat(clients.consumer()).containsEntry("client.id", "all");
    }

    @Test
    void theRegistrysAddressIsNoPropertyOfItsClient() {
        ClientProperties clients = ClientProperties.of(
                Map.of("registry.url", "http://registry", "registry.basic.auth.user.info", "me:secret"));

        assertThat(clients.registry()).containsOnlyKeys("basic.auth.user.info");
    }
}
