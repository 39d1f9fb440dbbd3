package io.offshoot.diffusion.torchscript;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose entries are not compressed and begin at multiples of 64 bytes, as PyTorch writes it.
 *
 * <p>The same entries give the same bytes: the clock is not asked.
 */
public final class StoredZip implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    /** Bytes of an entry's header before its name. */
    private static final int LOCAL_HEADER = 30;

    /** PyTorch's tag for padding, "FB", and two bytes of length. */
    private static final int PADDING_HEADER = 4;

    /** Not the first day of zip's calendar: for that one Java adds a second, larger time stamp. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    /** Writes the content of one entry; called twice. */
    public interface Content {
        /** Writes all bytes. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final CountingStream counter;
    private final ZipOutputStream zip;

    public StoredZip(OutputStream out) {
        counter = new CountingStream(out);
        zip = new ZipOutputStream(counter, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** Adds an entry. */
    public void add(String name, byte[] content) throws IOException {
        add(name, out -> out.write(content));
    }

    /** Adds an entry that may be larger than the heap. */
    public void add(String name, Content content) throws IOException {
        CRC32 checksum = new CRC32();
        CountingStream length = new CountingStream(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
        content.writeTo(length);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(length.count);
        entry.setCompressedSize(length.count);
        entry.setCrc(checksum.getValue());
        entry.setExtra(padding(counter.count + LOCAL_HEADER + name.getBytes(StandardCharsets.UTF_8).length));
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    private static byte[] padding(long begin) {
        int zeros = (int) Math.floorMod(-(begin + PADDING_HEADER), (long) ALIGNMENT);
        byte[] extra = new byte[PADDING_HEADER + zeros];
        extra[0] = 'F';
        extra[1] = 'B';
        extra[2] = (byte) zeros;
        return extra;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class CountingStream extends FilterOutputStream {

        private long count;

        CountingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            count += length;
        }
    }
}
