package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.Standalone;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a newcomer needs to know once everything runs: the addresses and the next commands. */
final class Greeting {
    private Greeting() {}

    static String of(Standalone node, @Nullable Path data) {
        String where = " --bootstrap-server " + node.bootstrapServers() + " --registry-url " + node.url();
        return """
                Offshoot is up.
                  dashboard        %s/
                  Kafka            %s
                  schema registry  %s
                  health           %s/health/ready
                  metrics          %s/metrics
                  data             %s

                In another terminal:
                  ./offshoot simulate --rate 2/s%s
                  ./offshoot ingest DIR%s
                  ./offshoot export OUT%s
                Ctrl-C stops it.
                """.formatted(
                        node.url(),
                        node.bootstrapServers(),
                        node.url(),
                        node.url(),
                        node.url(),
                        data == null ? "temporary; keep it with --data DIR" : data.toAbsolutePath(),
                        where,
                        where,
                        where);
    }
}
