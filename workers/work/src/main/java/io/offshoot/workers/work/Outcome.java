package io.offshoot.workers.work;

import java.time.Duration;

/** How the work on one record ended: with a result or with a failure, and how long it took. */
sealed interface Outcome {

    /** From the first attempt to the end of the last, waits included. */
    Duration elapsed();

    /** The record was answered. */
    record Finished(WorkResult result, Duration elapsed) implements Outcome {}

    /** The record cannot be answered. */
    record Failed(Failure failure, Duration elapsed) implements Outcome {}
}
