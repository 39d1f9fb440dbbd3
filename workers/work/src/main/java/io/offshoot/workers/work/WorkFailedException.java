package io.offshoot.workers.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record can never be answered, through a fault of its own; it becomes a dead letter without another attempt. */
public final class WorkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable String editId;

    /**
     * @param reason one word of the metrics' tag and the dead letter's header, for example {@code wrong-base-model}
     * @param sentence what is wrong and what to do
     */
    public WorkFailedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.editId = null;
    }

    /** As above, with what lies beneath. */
    public WorkFailedException(String reason, String sentence, Throwable cause) {
        this(reason, sentence, null, cause);
    }

    /** As above, where one edit of the request is at fault. */
    public WorkFailedException(String reason, String sentence, @Nullable String editId, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.editId = editId;
    }

    /** The one word. */
    public String reason() {
        return reason;
    }

    /** The edit at fault, where one is. */
    public Optional<String> editId() {
        return Optional.ofNullable(editId);
    }
}
