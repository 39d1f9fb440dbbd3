package io.offshoot.workers.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record cannot be answered, through a fault of its own: for good, then it becomes a dead letter without another attempt; or
 * for now, then it is tried again and becomes one after the last attempt.
 */
public final class WorkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable String editId;
    private final boolean isForNow;

    /**
     * @param reason one word of the metrics' tag and the dead letter's header, for example {@code wrong-base-model}
     * @param sentence what is wrong and what to do
     */
    public WorkFailedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.editId = null;
        this.isForNow = false;
    }

    /** As above, with what lies beneath. */
    public WorkFailedException(String reason, String sentence, Throwable cause) {
        this(reason, sentence, null, cause);
    }

    /** As above, where one edit of the request is at fault. */
    public WorkFailedException(String reason, String sentence, @Nullable String editId, Throwable cause) {
        this(reason, sentence, editId, cause, false);
    }

    private WorkFailedException(
            String reason, String sentence, @Nullable String editId, @Nullable Throwable cause, boolean isForNow) {
        super(sentence, cause);
        this.reason = reason;
        this.editId = editId;
        this.isForNow = isForNow;
    }

    /** Something that this record alone needs is away: worth another attempt, and no sign that other records fail, too. */
    public static WorkFailedException forNow(String reason, String sentence, @Nullable Throwable cause) {
        return new WorkFailedException(reason, sentence, null, cause, true);
    }

    /** Whether another attempt may succeed. */
    public boolean isForNow() {
        return isForNow;
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
