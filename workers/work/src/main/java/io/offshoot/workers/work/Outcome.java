package io.offshoot.workers.work;

import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** How the work on one record ended: with a result or with a failure, and how long it took. */
sealed interface Outcome {

    /** From the first attempt to the end of the last, waits included. */
    Duration elapsed();

    /** The record was answered. */
    record Finished(WorkResult result, Duration elapsed) implements Outcome {

        /** A result that the broker will never take is the request's failure; publishing it again would never end. */
        Failed refused(RecordTooLargeException error) {
            WorkFailedException fault = new WorkFailedException(
                    "result-too-large",
                    "a result is larger than the broker or producer takes (%s); raise max.message.bytes and max.request.size"
                            .formatted(error.getMessage()),
                    error);
            return new Failed(Failure.ofRecord(fault, 1), elapsed);
        }
    }

    /** The record cannot be answered. */
    record Failed(Failure failure, Duration elapsed) implements Outcome {}
}
