package io.offshoot.workers.trainer;

/** A training ends because a newer request of its class has come. */
final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException(String how) {
        super(how);
    }
}
