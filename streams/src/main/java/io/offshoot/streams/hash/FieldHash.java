package io.offshoot.streams.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Hashes fields one after the other. The encoding is unambiguous: a text is its length in UTF-8 bytes (4 bytes,
 * big-endian) and these bytes, a number is 4 bytes, big-endian; so ("ab", "c") and ("a", "bc") differ.
 */
public final class FieldHash {
    private final MessageDigest digest = Hash.sha256();

    /** Starts with what the hash is for, so that hashes for different ends never meet. */
    public FieldHash(String purpose) {
        add(purpose);
    }

    /** Adds a text. */
    public FieldHash add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8.length);
        digest.update(utf8);
        return this;
    }

    /** Adds a number. */
    public FieldHash add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return this;
    }

    /** The hash of all fields. */
    public Hash hash() {
        return Hash.finish(digest);
    }
}
