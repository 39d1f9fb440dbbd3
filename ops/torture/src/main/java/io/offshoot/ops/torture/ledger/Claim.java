package io.offshoot.ops.torture.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a committed offset says is finished: everything below it, and runs beyond it that its metadata holds. Read by the
 * format as it is documented (ADR 15): {@code offshoot:} and base64url of a version byte, a byte that says whether the rest
 * is deflated, pairs of variable-length numbers (distance, length), and a CRC-32 of all before it.
 *
 * @param next the committed offset
 * @param runs pairs of first and end of each run
 */
record Claim(long next, List<long[]> runs) {

    private static final String PREFIX = "offshoot:";
    private static final int HEAD = 2;
    private static final int CHECKSUM = 4;
    private static final int SEVEN_BITS = 0x7f;

    static Claim of(long next, String metadata) {
        if (!metadata.startsWith(PREFIX)) {
            return new Claim(next, List.of());
        }
        byte[] bytes = Base64.getUrlDecoder()
                .decode(metadata.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
        int end = bytes.length - CHECKSUM;
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        if ((int) crc.getValue() != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new IllegalArgumentException("the checksum of committed metadata does not fit: " + metadata);
        }
        ByteBuffer body = ByteBuffer.wrap(bytes, HEAD, end - HEAD).slice();
        return new Claim(next, runs(next, bytes[1] == 1 ? inflated(body) : body));
    }

    boolean covers(long offset) {
        return offset < next || runs.stream().anyMatch(run -> run[0] <= offset && offset < run[1]);
    }

    private static List<long[]> runs(long next, ByteBuffer numbers) {
        List<long[]> runs = new ArrayList<>();
        long end = next;
        while (numbers.hasRemaining()) {
            long from = end + number(numbers);
            end = from + number(numbers);
            runs.add(new long[] {from, end});
        }
        return runs;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        while (true) {
            byte next = bytes.get();
            number |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                return number;
            }
            shift += 7;
        }
    }

    private static ByteBuffer inflated(ByteBuffer body) {
        Inflater inflater = new Inflater();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try {
            inflater.setInput(body);
            while (!inflater.finished()) {
                plain.write(buffer, 0, inflater.inflate(buffer));
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("committed metadata cannot be inflated", e);
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(plain.toByteArray());
    }
}
