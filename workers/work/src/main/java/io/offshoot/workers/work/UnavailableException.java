package io.offshoot.workers.work;

/** Something that every record needs is away, the registry for example; no record is to blame. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is away and where it was looked for */
    public UnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
