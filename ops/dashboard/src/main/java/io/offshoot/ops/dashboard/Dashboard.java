package io.offshoot.ops.dashboard;

import io.javalin.Javalin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.ops.dashboard.books.Accounts;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.lag.LagMonitor;
import io.offshoot.ops.dashboard.status.Snapshots;
import io.offshoot.ops.dashboard.watch.FlowWatch;
import io.offshoot.ops.dashboard.watch.Picture;
import io.offshoot.ops.dashboard.web.DashboardRoutes;
import io.offshoot.ops.dashboard.web.StatusFeed;
import io.offshoot.schemas.topic.Topics;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dashboard of a service. Its routes answer from the start; what they tell is known once it {@link #watch watches} a
 * cluster. Looking needs no rights but to read and to describe, and changes nothing.
 */
public final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

    private final MeterRegistry meters;
    private final Clock clock;
    private final StatusFeed feed;
    private final ScheduledExecutorService publisher;
    private volatile @Nullable Watched watched;

    /**
     * A dashboard that does not watch yet.
     *
     * @param meters metrics of this process, to which those of the lag are added
     * @param clock the time
     */
    public Dashboard(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        feed = new StatusFeed(Snapshots.starting(clock.instant()));
        publisher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "dashboard");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Adds page and API to a web service. */
    public void addTo(Javalin app) {
        new DashboardRoutes(feed, new GalleryPictures()).addTo(app);
    }

    /** Starts to watch a cluster whose topics are there; a snapshot a second from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself
    public void watch(Brokers brokers, Topics topics) {
        LagMonitor lag = LagMonitor.start(brokers, topics.settings().prefix(), meters, clock);
        Watched now = new Watched(lag, FlowWatch.start(brokers, topics, lag::state), new Snapshots(meters, clock));
        watched = now;
        Gauge.builder("offshoot.accounting.balance", now.flow(), Dashboard::balance)
                .description(
                        "Accepted photos x M - synthetic - M x failures - pending; 0 unless edits are lost or doubled")
                .strongReference(true)
                .register(meters);
        publisher.scheduleAtFixedRate(() -> publish(now), 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        publisher.shutdownNow();
        feed.close();
        Watched last = watched;
        if (last != null) {
            last.flow().close();
            last.lag().close();
        }
    }

    private static double balance(FlowWatch flow) {
        return flow.view().accounts().map(Accounts::balance).orElse(0L);
    }

    private void publish(Watched now) {
        try {
            feed.publish(now.snapshots()
                    .take(
                            now.lag().state().orTrouble(now.flow().refused()),
                            now.flow().view()));
        } catch (RuntimeException e) {
            LOG.warn("The dashboard skips a snapshot", e);
        }
    }

    private record Watched(LagMonitor lag, FlowWatch flow, Snapshots snapshots) {}

    private final class GalleryPictures implements DashboardRoutes.Pictures {
        @Override
        public Optional<Picture> edit(String id) {
            return Optional.ofNullable(watched).flatMap(now -> now.flow().edit(id));
        }

        @Override
        public Optional<Picture> source(String id) {
            return Optional.ofNullable(watched).flatMap(now -> now.flow().source(id));
        }
    }
}
