package io.offshoot.workers.work.offset;

/** The committed metadata of a partition was written by Offshoot but cannot be read; going on would repeat work. */
public final class UnreadableOffsetMapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence which partition it is, what is wrong and what to do */
    public UnreadableOffsetMapException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
