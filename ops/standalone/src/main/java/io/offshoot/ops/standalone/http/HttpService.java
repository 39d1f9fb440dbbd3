package io.offshoot.ops.standalone.http;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import java.util.function.Consumer;

/** The web service of a node: {@code /health/live}, {@code /health/ready}, {@code
 * /health/startup}, {@code /metrics} and routes of others. */
public final class HttpService implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Javalin app;

    private HttpService(Javalin app) {
        this.app = app;
    }

    /**
     * Starts answering.
     *
     * @param address where to listen, and who is let in
     * @param moreRoutes adds further routes
     * @throws StartupException when the port is taken
     */
    public static HttpService start(
            ListenAddress address, Health health, PrometheusMeterRegistry meters, Consumer<Javalin> moreRoutes) {
        Javalin app = Javalin.create(config -> {
            config.showJavalinBanner = false;
            config.startupWatcherEnabled = false;
        });
        address.token().map(TokenGate::new).ifPresent(gate -> gate.addTo(app));
        new HealthRoutes(health).addTo(app);
        Gauge.builder("offshoot.ready", health, checks -> checks.notReady().isEmpty() ? 1 : 0)
                .description("1 while all checks of /health/ready are good, else 0")
                .register(meters);
        app.get("/metrics", ctx -> ctx.contentType(PROMETHEUS_TEXT).result(meters.scrape()));
        moreRoutes.accept(app);
        try {
            return new HttpService(app.start(address.host(), address.port()));
        } catch (JavalinBindException e) {
            throw new StartupException(
                    "the web service cannot listen on " + address.host() + ":" + address.port()
                            + "; stop the program that uses the port, or choose another with --port.",
                    e);
        }
    }

    /** The port it answers on. */
    public int port() {
        return app.port();
    }

    @Override
    public void close() {
        app.stop();
    }
}
