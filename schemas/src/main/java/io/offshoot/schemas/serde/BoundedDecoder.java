package io.offshoot.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder, which trusts no length: Avro's own allocates whatever a forged length asks for, up to 2 GiB,
 * before it looks whether the bytes are there.
 */
final class BoundedDecoder extends Decoder {

    private final BinaryDecoder in;
    private final InputStream rest;

    BoundedDecoder(byte[] message, int offset) {
        this.in = DecoderFactory.get().binaryDecoder(message, offset, message.length - offset, null);
        this.rest = in.inputStream();
    }

    boolean isEnd() throws IOException {
        return in.isEnd();
    }

    /** A count of bytes or items; an item takes a byte at least. */
    private int checked(long length) throws IOException {
        if (length < 0) {
            throw new IOException("a length is negative: " + length);
        }
        if (length > rest.available()) {
            throw new EOFException("a length of " + length + " goes beyond the end of the record");
        }
        return (int) length;
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        return new String(readBlock(), StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(readBlock());
    }

    private byte[] readBlock() throws IOException {
        byte[] block = new byte[checked(in.readLong())];
        in.readFixed(block);
        return block;
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipFixed(checked(in.readLong()));
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public long readArrayStart() throws IOException {
        return checked(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return checked(in.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return checked(in.skipArray());
    }

    @Override
    public long readMapStart() throws IOException {
        return checked(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return checked(in.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return checked(in.skipMap());
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
