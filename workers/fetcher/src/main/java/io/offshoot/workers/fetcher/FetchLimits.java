package io.offshoot.workers.fetcher;

import java.time.Duration;

/**
 * How much one photo may take.
 *
 * @param maxBytes most bytes; asked for before anything is read, and counted while reading
 * @param connectTimeout longest wait for a connection
 * @param timeout longest time for the whole of one attempt, redirects included
 */
public record FetchLimits(long maxBytes, Duration connectTimeout, Duration timeout) {

    public FetchLimits {
        if (maxBytes < 1 || maxBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxBytes must be in [1, 2^31 - 2], was " + maxBytes);
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("timeout", timeout);
    }

    /** Photos of up to so many bytes, five seconds to connect, thirty in all. */
    public static FetchLimits ofBytes(long maxBytes) {
        return new FetchLimits(maxBytes, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** The same with another time for one attempt. */
    public FetchLimits withTimeout(Duration whole) {
        return new FetchLimits(maxBytes, connectTimeout, whole);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " must be positive, was " + value);
        }
    }
}
