package io.offshoot.ops.dashboard.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.offshoot.ops.dashboard.watch.Picture;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The routes of the dashboard.
 *
 * <ul>
 *   <li>{@code /}: the page
 *   <li>{@code /api/status}: the newest snapshot
 *   <li>{@code /api/events}: each snapshot as a server-sent event named {@code status}
 *   <li>{@code /api/images/ID} and {@code /api/images/ID/source}: the pictures of the gallery
 * </ul>
 */
public final class DashboardRoutes {
    /** Each open page holds a thread of the web service. */
    private static final int MOST_PAGES = 32;

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
    private static final String SAME_ORIGIN_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/dashboard.css", "dashboard.css",
            "/dashboard.js", "dashboard.js",
            "/draw.js", "draw.js",
            "/icon.svg", "icon.svg");

    private final StatusFeed feed;
    private final Pictures pictures;
    private final Semaphore pages = new Semaphore(MOST_PAGES);

    /** Routes to a feed and to pictures. */
    public DashboardRoutes(StatusFeed feed, Pictures pictures) {
        this.feed = feed;
        this.pictures = pictures;
    }

    /** Adds them to a web service. */
    public void addTo(Javalin app) {
        FILES.forEach((path, file) -> app.get(path, new PageFile(file, SAME_ORIGIN_ONLY)));
        app.get("/api/status", this::status);
        app.sse("/api/events", this::events);
        app.get("/api/images/{id}", ctx -> picture(ctx, pictures::edit));
        app.get("/api/images/{id}/source", ctx -> picture(ctx, pictures::source));
    }

    private void status(Context ctx) {
        ctx.header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/json")
                .result(feed.newest());
    }

    /** Sends on the thread of the request, so that a page that does not read holds up itself only. */
    private void events(SseClient client) {
        if (!pages.tryAcquire()) {
            client.sendEvent("busy", "Too many pages are open.");
            return;
        }
        try {
            long seen = -1;
            Optional<StatusFeed.Numbered> next = feed.after(seen, SIGN_OF_LIFE);
            while (next.isPresent() && !client.terminated()) {
                seen = next.get().number();
                client.sendEvent("status", next.get().json());
                next = feed.after(seen, SIGN_OF_LIFE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.release();
        }
    }

    private static void picture(Context ctx, Function<String, Optional<Picture>> pictures) {
        Optional<Picture> picture = pictures.apply(ctx.pathParam("id"));
        ctx.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        if (picture.isEmpty()) {
            ctx.status(HttpStatus.NOT_FOUND).result("The gallery does not have this picture any more.");
            return;
        }
        ctx.header("Cache-Control", "private, max-age=3600, immutable")
                .contentType(picture.get().contentType())
                .result(picture.get().copy());
    }

    /** The pictures of the gallery by edit id. */
    public interface Pictures {
        /** An edit. */
        Optional<Picture> edit(String id);

        /** The photo of an edit. */
        Optional<Picture> source(String id);
    }
}
