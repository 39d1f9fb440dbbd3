package io.offshoot.ops.cli.flow;

import io.offshoot.workers.work.Failure;
import io.offshoot.workers.work.Request;
import io.offshoot.workers.work.WorkListener;
import io.offshoot.workers.work.WorkResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** How long a worker had at least one request in hand; several at once count once. */
class BusyTime implements WorkListener {
    private final InstantSource clock;
    private final Set<Request> inHand = new HashSet<>();
    private Instant since = Instant.EPOCH;
    private Duration total = Duration.ZERO;

    BusyTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void started(Request request) {
        if (inHand.isEmpty()) {
            since = clock.instant();
        }
        inHand.add(request);
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        ended(request);
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        ended(request);
    }

    @Override
    public void dropped(Request request) {
        ended(request);
    }

    /** The time so far, without that of requests still in hand. */
    synchronized Duration total() {
        return total;
    }

    synchronized void ended(Request request) {
        if (inHand.remove(request) && inHand.isEmpty()) {
            total = total.plus(Duration.between(since, clock.instant()));
        }
    }
}
