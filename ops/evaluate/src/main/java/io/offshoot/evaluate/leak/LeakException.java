package io.offshoot.evaluate.leak;

/** A test photo, or a near-copy of one, was about to be learned from. */
public final class LeakException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeakException(String photo, String original, String use) {
        super("The photo " + photo + " is to be one of the " + use + ", but it is a copy of the test photo " + original
                + "; take one of the two out of the data.");
    }
}
