package io.offshoot.workers.work.offset;

import java.nio.ByteBuffer;

/** Numbers from 0 up in seven bits a byte, the lowest first, as in Avro and protocol buffers. */
final class VarLong {

    /** Bytes of the largest number. */
    static final int MAX_BYTES = 9;

    private static final int BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private VarLong() {}

    static void put(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest > LOW) {
            bytes.put((byte) ((rest & LOW) | MORE));
            rest >>>= BITS;
        }
        bytes.put((byte) rest);
    }

    static long get(ByteBuffer bytes) {
        long number = 0;
        for (int i = 0; i < MAX_BYTES && bytes.hasRemaining(); i++) {
            byte next = bytes.get();
            number |= (long) (next & LOW) << (i * BITS);
            if ((next & MORE) == 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number in it does not end");
    }
}
