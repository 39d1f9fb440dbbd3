package io.offshoot.diffusion.torchfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a pickle, read forwards and never beyond their end. */
final class PickleInput {

    private static final int LONGEST_TEXT = 1 << 16;

    private final Path file;
    private final ByteBuffer bytes;

    /** @param bytes read from their position on, which moves */
    PickleInput(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    TorchFileException fault(String fault) {
        return new TorchFileException(file, fault);
    }

    int unsignedByte() throws TorchFileException {
        require(1);
        return bytes.get() & 0xFF;
    }

    int unsignedShort() throws TorchFileException {
        require(2);
        return bytes.getShort() & 0xFFFF;
    }

    int signedInt() throws TorchFileException {
        require(4);
        return bytes.getInt();
    }

    /** A float64, which alone is written with its highest byte first. */
    double real() throws TorchFileException {
        require(8);
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    /** A number of {@code length} bytes, two's complement. */
    long whole(int length) throws TorchFileException {
        if (length > 8) {
            throw fault("its pickle has a number of " + length + " bytes, which no size of a tensor needs");
        }
        require(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes.get() & 0xFFL) << (8 * i);
        }
        int unused = 64 - 8 * length;
        return length == 0 ? 0 : value << unused >> unused;
    }

    /** A text of {@code length} bytes in UTF-8. */
    String text(int length) throws TorchFileException {
        if (length < 0 || length > LONGEST_TEXT) {
            throw fault("its pickle has a text of %s bytes, more than %d"
                    .formatted(Integer.toUnsignedString(length), LONGEST_TEXT));
        }
        require(length);
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw fault("its pickle has a text that is not UTF-8");
        }
    }

    /** A text up to the end of the line. */
    String line() throws TorchFileException {
        StringBuilder line = new StringBuilder();
        for (int letter = unsignedByte(); letter != '\n'; letter = unsignedByte()) {
            if (letter < ' ' || letter > '~' || line.length() > 256) {
                throw fault("its pickle has a name that is not plain text");
            }
            line.append((char) letter);
        }
        return line.toString();
    }

    private void require(int length) throws TorchFileException {
        if (bytes.remaining() < length) {
            throw fault("cut short: its pickle ends before its last opcode");
        }
    }
}
