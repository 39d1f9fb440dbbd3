package io.offshoot.diffusion.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pickle of protocol 2, opcode by opcode; only those that a TorchScript archive needs. */
final class Pickle {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pickle() {
        bytes.write(0x80);
        bytes.write(2);
    }

    /** A class or function by its module and name. */
    Pickle global(String module, String name) {
        bytes.write('c');
        bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Pickle text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.write('X');
        bytes.writeBytes(little(4).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }

    Pickle whole(long value) {
        if (value == (int) value) {
            bytes.write('J');
            bytes.writeBytes(little(4).putInt((int) value).array());
        } else {
            // LONG1 with eight bytes, two's complement.
            bytes.write(0x8A);
            bytes.write(8);
            bytes.writeBytes(little(8).putLong(value).array());
        }
        return this;
    }

    Pickle real(double value) {
        bytes.write('G');
        bytes.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
        return this;
    }

    Pickle no() {
        bytes.write(0x89);
        return this;
    }

    Pickle emptyTuple() {
        bytes.write(')');
        return this;
    }

    Pickle emptyDict() {
        bytes.write('}');
        return this;
    }

    Pickle mark() {
        bytes.write('(');
        return this;
    }

    /** Makes a tuple of everything since the mark. */
    Pickle tuple() {
        bytes.write('t');
        return this;
    }

    /** Puts the pairs since the mark into the dictionary below it. */
    Pickle setItems() {
        bytes.write('u');
        return this;
    }

    /** Makes an object of the class and the arguments on the stack. */
    Pickle newObject() {
        bytes.write(0x81);
        return this;
    }

    /** Calls the function on the stack with the tuple above it. */
    Pickle reduce() {
        bytes.write('R');
        return this;
    }

    /** Gives the object on the stack the state above it. */
    Pickle build() {
        bytes.write('b');
        return this;
    }

    /** Replaces the tuple on the stack by what it identifies. */
    Pickle persistentId() {
        bytes.write('Q');
        return this;
    }

    byte[] stop() {
        bytes.write('.');
        return bytes.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
