package io.offshoot.ops.standalone.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** The broker and the registry of docker-compose.yml, where there is a Docker engine. */
class ContainerClusterTest extends ClusterContractTest {
    private static final int REGISTRY_PORT = 8080;

    @Override
    TestCluster start() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "needs a Docker engine");
        Network network = Network.newNetwork();
        KafkaContainer kafka =
                new KafkaContainer(image("apache/kafka")).withNetwork(network).withListener("kafka:19092");
        kafka.start();
        GenericContainer<?> registry = new GenericContainer<>(image("apicurio/apicurio-registry-kafkasql"))
                .withNetwork(network)
                .withEnv("KAFKA_BOOTSTRAP_SERVERS", "kafka:19092")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/health/ready").forPort(REGISTRY_PORT));
        registry.start();
        return new ContainerCluster(network, kafka, registry);
    }

    /** The very version that docker-compose.yml names. */
    private static String image(String name) {
        Path compose = Path.of(System.getProperty("offshoot.home"), "docker-compose.yml");
        try {
            Matcher image = Pattern.compile("image: (" + name + ":\\S+)").matcher(Files.readString(compose));
            if (image.find()) {
                return image.group(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("docker-compose.yml names no " + name);
    }

    private record ContainerCluster(Network network, KafkaContainer kafka, GenericContainer<?> registry)
            implements TestCluster {
        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers();
        }

        @Override
        public String registryUrl() {
            return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7";
        }

        @Override
        public void close() {
            registry.stop();
            kafka.stop();
            network.close();
        }
    }
}
