package io.offshoot.workers.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every half minute how far a request is that takes longer than that. */
final class ProgressLog implements WorkListener {

    static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    private final String worker;
    private final Clock clock;
    private final Map<Request, Instant> nextReport = new ConcurrentHashMap<>();

    ProgressLog(String worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public void started(Request request) {
        nextReport.put(request, clock.instant().plus(INTERVAL));
    }

    @Override
    public void progress(Request request, int done, int total) {
        Instant now = clock.instant();
        Instant due = nextReport.get(request);
        if (due != null && !now.isBefore(due) && nextReport.replace(request, due, now.plus(INTERVAL))) {
            LOG.info("{}: {} is at {} of {}", worker, request, done, total);
        }
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        nextReport.remove(request);
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        nextReport.remove(request);
    }

    @Override
    public void dropped(Request request) {
        nextReport.remove(request);
    }
}
