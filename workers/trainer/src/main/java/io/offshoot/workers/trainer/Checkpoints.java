package io.offshoot.workers.trainer;

/** Gives every training its checkpoint. */
interface Checkpoints {

    /** Nothing is kept. */
    Checkpoints NONE = (request, fingerprint) -> Checkpoint.NONE;

    /** The checkpoint of a request, of which nothing may differ, on a model. */
    Checkpoint of(byte[] request, String fingerprint);
}
