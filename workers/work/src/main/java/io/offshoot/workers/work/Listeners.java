package io.offshoot.workers.work;

import java.time.Duration;
import java.util.List;

/** Several listeners as one. */
record Listeners(List<WorkListener> all) implements WorkListener {

    @Override
    public void started(Request request) {
        all.forEach(each -> each.started(request));
    }

    @Override
    public void progress(Request request, int done, int total) {
        all.forEach(each -> each.progress(request, done, total));
    }

    @Override
    public void retrying(Request request, Throwable cause, Duration delay) {
        all.forEach(each -> each.retrying(request, cause, delay));
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        all.forEach(each -> each.finished(request, result, elapsed));
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        all.forEach(each -> each.failed(request, failure, elapsed));
    }

    @Override
    public void dropped(Request request) {
        all.forEach(each -> each.dropped(request));
    }

    @Override
    public void redelivered(Request request, int deliveries) {
        all.forEach(each -> each.redelivered(request, deliveries));
    }

    @Override
    public void lockLost(Request request) {
        all.forEach(each -> each.lockLost(request));
    }

    @Override
    public void aborted(RuntimeException cause) {
        all.forEach(each -> each.aborted(cause));
    }

    @Override
    public void paused(Throwable cause, Duration delay) {
        all.forEach(each -> each.paused(cause, delay));
    }

    @Override
    public void resumed() {
        all.forEach(WorkListener::resumed);
    }
}
