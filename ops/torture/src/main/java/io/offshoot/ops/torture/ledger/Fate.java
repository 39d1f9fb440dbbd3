package io.offshoot.ops.torture.ledger;

/** What has to become of a record that the harness sent. */
public enum Fate {
    /** A photo that is accepted and edited. */
    EDITED,
    /** A photo of the hold-out: accepted, never edited. */
    HELD_OUT,
    /** A photo or request that becomes a dead letter. */
    SET_ASIDE
}
