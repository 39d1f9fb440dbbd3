package io.offshoot.ops.torture.ledger;

/** What the editors promise in a schedule; topology and trainers promise exactly once in all of them. */
public enum Promise {
    /** Each result is visible once, together with its request's offset, in the order of its key. */
    EXACTLY_ONCE,

    /**
     * Each request is answered at least once: results may be repeated under their ids, bit by bit the same, and a request that
     * one worker answered may have been given up by another. No order.
     */
    AT_LEAST_ONCE
}
