package io.offshoot.schemas.deadletter;

/** Who set a record aside. */
public enum Disposition {
    /** Intake: the photo is not fit to be augmented. */
    REJECTED,
    /** A worker: the request could not be carried out. */
    FAILED
}
