package io.offshoot.streams.hash;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256. Besides its text it serves as a source of random numbers that are the same on every machine, device and
 * Java version: its four 64-bit words are independent of each other.
 */
public final class Hash {
    private static final int BITS_BEYOND_A_DOUBLE = 11;
    private static final double UNIT = 0x1p-53;

    private final ByteBuffer bytes;

    private Hash(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The hash of some bytes; leaves the buffer's position where it is. */
    public static Hash of(ByteBuffer content) {
        MessageDigest digest = sha256();
        digest.update(content.duplicate());
        return finish(digest);
    }

    static Hash finish(MessageDigest digest) {
        return new Hash(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Lower-case hexadecimal, 64 digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
    }

    /** A seed: the upper 63 bits of word 0, never negative. */
    public long seed() {
        return bytes.getLong(0) >>> 1;
    }

    /** A number in [0, 1) from the upper 53 bits of a word, 0 to 3. */
    public double fraction(int word) {
        return (bytes.getLong(word * Long.BYTES) >>> BITS_BEYOND_A_DOUBLE) * UNIT;
    }
}
