package io.offshoot.workers.work;

/** What a worker does with one record. Runs on a work thread, so that it may take hours without a rebalance. */
@FunctionalInterface
public interface Work {

    /**
     * Answers one record completely. The same record always gets the same answer, since it is asked for again after a
     * crash.
     *
     * @return everything to publish; it becomes visible together with the record's offset, or not at all
     * @throws WorkFailedException when the record itself is at fault: it becomes a dead letter at once, or
     *     after the last attempt when it is {@linkplain WorkFailedException#forNow for now}
     * @throws UnavailableException when something the work needs is away: tried again for as long as it lasts
     * @throws WorkCancelledException passed on from {@link WorkContext#progress}: the record now belongs to another
     */
    WorkResult run(WorkContext context) throws WorkFailedException;
}
