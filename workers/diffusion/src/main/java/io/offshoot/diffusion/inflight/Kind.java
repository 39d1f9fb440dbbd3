package io.offshoot.diffusion.inflight;

/** What rows must have in common to share a batch, such as the network and the size of the picture; compared by value. */
public interface Kind {

    /** Memory and time that a row of this kind takes, of what one of the model's own size takes. */
    double weight();
}
