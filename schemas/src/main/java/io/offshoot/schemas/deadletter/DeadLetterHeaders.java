package io.offshoot.schemas.deadletter;

import java.util.List;

/**
 * Header names of dead letters, UTF-8 text all of them: those of Kafka Streams' own dead letter queue, which tools
 * know, and Offshoot's.
 */
public final class DeadLetterHeaders {

    /** Class of the exception. */
    public static final String EXCEPTION = "__streams.errors.exception";

    /** Its stack trace. */
    public static final String STACKTRACE = "__streams.errors.stacktrace";

    /** Its message. */
    public static final String MESSAGE = "__streams.errors.message";

    /** Topic the record was read from. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition the record was read from. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset of the record. */
    public static final String OFFSET = "__streams.errors.offset";

    /** Who set it aside: REJECTED by intake, FAILED in a worker. */
    public static final String DISPOSITION = "offshoot.disposition";

    /** The reason as a machine word, for example truncated-record. */
    public static final String REASON = "offshoot.reason";

    /** The reason as a sentence. */
    public static final String SENTENCE = "offshoot.sentence";

    /** How often it was tried. */
    public static final String ATTEMPTS = "offshoot.attempts";

    /** Version of the program that set it aside. */
    public static final String WORKER_VERSION = "offshoot.worker.version";

    /** Edit that failed, where one did. */
    public static final String EDIT_ID = "offshoot.edit.id";

    /** All of them; without these a dead letter is the record it was. */
    public static final List<String> ALL = List.of(
            EXCEPTION,
            STACKTRACE,
            MESSAGE,
            TOPIC,
            PARTITION,
            OFFSET,
            DISPOSITION,
            REASON,
            SENTENCE,
            ATTEMPTS,
            WORKER_VERSION,
            EDIT_ID);

    private DeadLetterHeaders() {}
}
