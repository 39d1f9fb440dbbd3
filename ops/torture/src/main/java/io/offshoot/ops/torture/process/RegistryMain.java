package io.offshoot.ops.torture.process;

import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.http.HttpService;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.ops.standalone.http.NodeMeters;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import java.nio.file.Files;

/** The schema registry alone. */
public final class RegistryMain {

    private RegistryMain() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) throws Exception {
        Stay.noLongerThanParent();
        Arguments arguments = Arguments.of(args);
        SchemaStore schemas =
                SchemaStore.open(Files.createDirectories(arguments.path("data")).resolve("schemas.json"));
        Stay.with(HttpService.start(
                ListenAddress.loopback(arguments.number("port")),
                new Health(),
                NodeMeters.create(),
                app -> RegistryRoutes.addTo(app, schemas)));
    }
}
