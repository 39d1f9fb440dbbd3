package io.offshoot.schemas.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was set aside. Travels in the headers beside the original key and value.
 *
 * @param disposition who set it aside
 * @param reason the reason as a machine word, for example {@code truncated-record}
 * @param sentence the reason as a sentence
 * @param origin where the record was read from
 * @param attempts how often it was tried
 * @param workerVersion version of the program that set it aside; empty when not known
 * @param editId edit that failed, where one did
 * @param fault the exception behind it, where there was one
 */
public record DeadLetter(
        Disposition disposition,
        String reason,
        String sentence,
        RecordOrigin origin,
        int attempts,
        String workerVersion,
        Optional<String> editId,
        Optional<Fault> fault) {

    private static final String UNSPECIFIED = "unspecified";

    /** A record that intake refuses. */
    public static DeadLetter rejected(String reason, String sentence, RecordOrigin origin) {
        return new DeadLetter(
                Disposition.REJECTED, reason, sentence, origin, 1, "", Optional.empty(), Optional.empty());
    }

    /** A request that a worker cannot carry out. */
    public static DeadLetter failed(String reason, String sentence, RecordOrigin origin) {
        return new DeadLetter(Disposition.FAILED, reason, sentence, origin, 1, "", Optional.empty(), Optional.empty());
    }

    /** The same with the exception behind it. */
    public DeadLetter withCause(Throwable cause) {
        return new DeadLetter(
                disposition, reason, sentence, origin, attempts, workerVersion, editId, Optional.of(Fault.of(cause)));
    }

    /** The same after some attempts of a program of some version. */
    public DeadLetter withAttempts(int number, String version) {
        return new DeadLetter(disposition, reason, sentence, origin, number, version, editId, fault);
    }

    /** The same for one edit of the request. */
    public DeadLetter withEdit(String id) {
        return new DeadLetter(disposition, reason, sentence, origin, attempts, workerVersion, Optional.of(id), fault);
    }

    /** Writes itself into headers, in place of an earlier dead letter there. */
    public void addTo(Headers headers) {
        put(headers, DeadLetterHeaders.DISPOSITION, disposition.name());
        put(headers, DeadLetterHeaders.REASON, reason);
        put(headers, DeadLetterHeaders.SENTENCE, sentence);
        put(headers, DeadLetterHeaders.TOPIC, origin.topic());
        put(headers, DeadLetterHeaders.PARTITION, Integer.toString(origin.partition()));
        put(headers, DeadLetterHeaders.OFFSET, Long.toString(origin.offset()));
        put(headers, DeadLetterHeaders.ATTEMPTS, Integer.toString(attempts));
        put(headers, DeadLetterHeaders.WORKER_VERSION, workerVersion.isEmpty() ? null : workerVersion);
        put(headers, DeadLetterHeaders.EDIT_ID, editId.orElse(null));
        put(headers, DeadLetterHeaders.EXCEPTION, fault.map(Fault::exception).orElse(null));
        put(headers, DeadLetterHeaders.MESSAGE, fault.map(Fault::message).orElse(sentence));
        put(headers, DeadLetterHeaders.STACKTRACE, fault.map(Fault::stacktrace).orElse(null));
    }

    /** Reads one from headers; what they do not say, as in those that Kafka Streams wrote itself, is unspecified. */
    public static DeadLetter from(Headers headers) {
        String message = text(headers, DeadLetterHeaders.MESSAGE).orElse("");
        return new DeadLetter(
                text(headers, DeadLetterHeaders.DISPOSITION)
                        .map(Disposition::valueOf)
                        .orElse(Disposition.FAILED),
                text(headers, DeadLetterHeaders.REASON).orElse(UNSPECIFIED),
                text(headers, DeadLetterHeaders.SENTENCE).orElse(message),
                new RecordOrigin(
                        text(headers, DeadLetterHeaders.TOPIC).orElse(""),
                        text(headers, DeadLetterHeaders.PARTITION)
                                .map(Integer::parseInt)
                                .orElse(-1),
                        text(headers, DeadLetterHeaders.OFFSET)
                                .map(Long::parseLong)
                                .orElse(-1L)),
                text(headers, DeadLetterHeaders.ATTEMPTS).map(Integer::parseInt).orElse(1),
                text(headers, DeadLetterHeaders.WORKER_VERSION).orElse(""),
                text(headers, DeadLetterHeaders.EDIT_ID),
                text(headers, DeadLetterHeaders.EXCEPTION)
                        .map(exception -> new Fault(
                                exception,
                                message,
                                text(headers, DeadLetterHeaders.STACKTRACE).orElse(""))));
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        headers.remove(name);
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
