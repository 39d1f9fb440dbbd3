package io.offshoot.workers.work.offset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes the runs of an offset map as text and reads them again.
 *
 * <p>The text is {@code offshoot:} and, in base64url: a version byte, a byte that says whether what follows is deflated,
 * for each run its distance from the one before and its length as variable-length numbers, and a CRC-32 of all that.
 */
public final class OffsetMapCodec {

    /** Longest text that a broker takes unless told otherwise ({@code offset.metadata.max.bytes}). */
    public static final int LIMIT = 4096;

    private static final String PREFIX = "offshoot:";
    private static final byte VERSION = 1;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int HEAD = 2;
    private static final int CHECKSUM = 4;

    private OffsetMapCodec() {}

    /** The text of the runs beyond; empty when there are none. */
    public static String encode(OffsetMap map) {
        if (map.beyond().isEmpty()) {
            return "";
        }
        byte[] plain = numbers(map);
        byte[] deflated = Deflation.deflate(plain);
        boolean smaller = deflated.length < plain.length;
        byte[] body = smaller ? deflated : plain;
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + body.length + CHECKSUM)
                .put(VERSION)
                .put(smaller ? DEFLATED : PLAIN)
                .put(body);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Whether a text is one of these; anything else was written by another program. */
    public static boolean isOurs(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * Reads a text that is ours.
     *
     * @param next the offset it was committed with
     * @throws IllegalArgumentException when it is damaged, or written by a later version
     */
    public static OffsetMap decode(long next, String text) {
        byte[] bytes =
                Base64.getUrlDecoder().decode(text.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
        int end = bytes.length - CHECKSUM;
        if (end <= HEAD || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw new IllegalArgumentException("its checksum does not fit");
        }
        if (bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "it has version %d, this worker knows version %d".formatted(bytes[0], VERSION));
        }
        byte[] body = Arrays.copyOfRange(bytes, HEAD, end);
        return new OffsetMap(next, runs(next, ByteBuffer.wrap(bytes[1] == DEFLATED ? Deflation.inflate(body) : body)));
    }

    private static byte[] numbers(OffsetMap map) {
        ByteBuffer numbers = ByteBuffer.allocate(map.beyond().size() * 2 * VarLong.MAX_BYTES);
        long end = map.next();
        for (OffsetRun run : map.beyond()) {
            VarLong.put(numbers, run.from() - end);
            VarLong.put(numbers, run.to() - run.from());
            end = run.to();
        }
        return Arrays.copyOf(numbers.array(), numbers.position());
    }

    private static List<OffsetRun> runs(long next, ByteBuffer numbers) {
        List<OffsetRun> runs = new ArrayList<>();
        long end = next;
        while (numbers.hasRemaining()) {
            long from = Math.addExact(end, VarLong.get(numbers));
            end = Math.addExact(from, VarLong.get(numbers));
            runs.add(new OffsetRun(from, end));
        }
        return runs;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
