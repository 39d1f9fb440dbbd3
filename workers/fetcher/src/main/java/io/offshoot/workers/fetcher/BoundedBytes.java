package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Reads no more than is allowed. */
final class BoundedBytes {

    private BoundedBytes() {}

    /** All bytes of a stream that has not more than so many; it stops at the first one too many. */
    static byte[] of(InputStream stream, URI address, long maxBytes) throws IOException, WorkFailedException {
        byte[] bytes = stream.readNBytes((int) maxBytes + 1);
        check(bytes.length, address, maxBytes);
        return bytes;
    }

    /** Refuses a length that is known before; negative when it is not. */
    static void check(long length, URI address, long maxBytes) throws WorkFailedException {
        if (length > maxBytes) {
            throw tooMany(address, maxBytes);
        }
    }

    static WorkFailedException tooMany(URI address, long maxBytes) {
        return FetchFault.TOO_MANY_BYTES.because(
                "photo %s has more than the %d bytes allowed; send it smaller, or raise --max-inline-bytes"
                        .formatted(PlainAddress.of(address), maxBytes));
    }
}
