package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.workers.work.WorkMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * SIGSTOP of an editor that holds requests, for longer than the brokers lock them, so that they give them to others. Without
 * locks, or when the editor has nothing to do, it does not count as struck.
 */
record LockExpiry(ChildProcess editor, WorkMode mode) implements Fault {

    private static final Pattern HOLDS_SOME =
            Pattern.compile("^offshoot_requests_in_flight\\{.*} [1-9].*$", Pattern.MULTILINE);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);
    private static final int LOOKS = 40;
    private static final long LOOK_EVERY_MILLIS = 50;

    @Override
    public boolean begin() throws InterruptedException {
        return mode == WorkMode.QUEUE && awaitWork() && editor.freeze();
    }

    @Override
    public void end() {
        editor.thaw();
    }

    private boolean awaitWork() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + editor.port() + "/metrics"))
                .timeout(ANSWERS_WITHIN)
                .build();
        for (int look = 0; look < LOOKS; look++) {
            try {
                String text =
                        http.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
                if (HOLDS_SOME.matcher(text).find()) {
                    return true;
                }
            } catch (IOException downOrFrozen) {
                // it may be back in a moment
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return false;
    }
}
