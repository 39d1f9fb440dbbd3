package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.net.URI;

/** A kind of place where photos lie. Used by several threads. */
interface PhotoStore extends AutoCloseable {

    /**
     * All bytes at an address, at most as many as the limits say.
     *
     * @throws WorkFailedException when the place is not allowed, has no such photo, or has too large a one; for now only
     *     when it gives no answer
     */
    byte[] read(URI address) throws WorkFailedException;

    @Override
    default void close() {}
}
