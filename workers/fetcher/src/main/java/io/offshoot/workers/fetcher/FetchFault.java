package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import org.jspecify.annotations.Nullable;

/** Why a photo by reference is not fetched. The words are public: dashboards and replays go by them. */
enum FetchFault {
    /** The record's reference is none that can be followed. */
    BAD_REFERENCE("bad-reference"),
    /** It points to a place that is not allowed. */
    NOT_ALLOWED("reference-not-allowed"),
    /** There is nothing at the place. */
    NOT_FOUND("reference-not-found"),
    /** The place refuses to give it. */
    DENIED("reference-denied"),
    /** The place gives no answer, or says that it cannot for the moment. */
    UNREACHABLE("reference-unreachable"),
    /** There are more bytes than allowed. */
    TOO_MANY_BYTES("too-many-bytes"),
    /** The bytes are not those that the record means. */
    WRONG_HASH("sha256-mismatch");

    private final String word;

    FetchFault(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The record is at fault, for good. */
    WorkFailedException because(String sentence) {
        return new WorkFailedException(word, sentence);
    }

    /** As above, with what lies beneath. */
    WorkFailedException because(String sentence, Throwable cause) {
        return new WorkFailedException(word, sentence, cause);
    }

    /** Worth another attempt. */
    WorkFailedException forNow(String sentence, @Nullable Throwable cause) {
        return WorkFailedException.forNow(word, sentence, cause);
    }
}
