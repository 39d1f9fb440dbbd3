package io.offshoot.workers.work.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Raw bytes, deflated and back. */
final class Deflation {

    /** Far above anything that fits into committed metadata. */
    private static final int MOST_BYTES = 1 << 22;

    private Deflation() {}

    static byte[] deflate(byte[] plain) {
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes, best)) {
            deflating.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            best.end();
        }
        return bytes.toByteArray();
    }

    static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream inflating = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return inflating.readNBytes(MOST_BYTES);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("it cannot be inflated", damaged);
        }
    }
}
