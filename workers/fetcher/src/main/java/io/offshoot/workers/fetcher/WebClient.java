package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Asks a host once: follows no redirect, keeps no cookies, uses no proxy, unpacks nothing, and ends when its time is over. */
final class WebClient implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 32;

    private final FetchLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    private WebClient(FetchLimits limits, CloseableHttpClient client) {
        this.limits = limits;
        this.client = client;
        this.deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fetcher-deadlines");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens a client.
     *
     * @param isAllowed addresses that may be connected to
     * @param trust whose certificates are believed
     */
    static WebClient open(FetchLimits limits, Predicate<InetAddress> isAllowed, SSLContext trust) {
        Timeout connect = Timeout.of(limits.connectTimeout());
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicDns(SystemDefaultDnsResolver.INSTANCE, isAllowed))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(limits.timeout()))
                        .build())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .build();
        return new WebClient(
                limits,
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .disableRedirectHandling()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableAuthCaching()
                        .setUserAgent("offshoot")
                        .build());
    }

    /**
     * The answer to one request.
     *
     * @param nanos time until it is given up
     * @throws IOException when there is none, {@link PublicDns.InsideAddressException} when the host is not public
     */
    WebAnswer get(URI address, long nanos) throws IOException, WorkFailedException {
        HttpGet request = new HttpGet(address);
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, response -> readOrWrap(address, response));
        } catch (RefusedException refused) {
            throw refused.why;
        } catch (IOException | RuntimeException failed) {
            if (request.isCancelled()) {
                throw new IOException("no complete answer within " + limits.timeout(), failed);
            }
            throw failed;
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private WebAnswer readOrWrap(URI address, ClassicHttpResponse response) throws IOException {
        try {
            return WebAnswer.of(address, response, limits.maxBytes());
        } catch (WorkFailedException why) {
            // Otherwise the client would read the rest of a large answer to use its connection again.
            response.close();
            throw new RefusedException(why);
        }
    }

    /** Carries a refusal through the client, which knows IOExceptions only. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final WorkFailedException why;

        RefusedException(WorkFailedException why) {
            super(why);
            this.why = why;
        }
    }
}
