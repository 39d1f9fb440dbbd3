package io.offshoot.ops.standalone.cluster;

import io.javalin.Javalin;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The broker and the registry of {@code ./offshoot up}. */
class InProcessClusterTest extends ClusterContractTest {
    @TempDir
    static Path folder;

    @Override
    TestCluster start() {
        Javalin registry = Javalin.create(config -> config.showJavalinBanner = false);
        RegistryRoutes.addTo(registry, SchemaStore.open(folder.resolve("schemas")));
        return new InProcessCluster(EmbeddedBroker.startTemporary(), registry.start("127.0.0.1", 0));
    }

    private record InProcessCluster(EmbeddedBroker broker, Javalin registry) implements TestCluster {
        @Override
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }

        @Override
        public String registryUrl() {
            return "http://127.0.0.1:" + registry.port();
        }

        @Override
        public void close() {
            registry.stop();
            broker.close();
        }
    }
}
