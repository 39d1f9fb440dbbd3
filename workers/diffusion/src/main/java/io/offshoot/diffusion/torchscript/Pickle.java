package io.offshoot.diffusion.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pickle of protocol 2, opcode by opcode; only those that tensors and what goes with them need. */
public final class Pickle {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Pickle() {
        bytes.write(0x80);
        bytes.write(2);
    }

    /** A class or function by its module and name. */
    Pickle global(String module, String name) {
        bytes.write('c');
        bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A text. */
    public Pickle text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.write('X');
        bytes.writeBytes(little(4).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }

    /** A whole number. */
    public Pickle whole(long value) {
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

    /** {@code None}. */
    public Pickle none() {
        bytes.write('N');
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

    /** A dictionary without entries. */
    public Pickle emptyDict() {
        bytes.write('}');
        return this;
    }

    /** The place that tuple and setItems go back to. */
    public Pickle mark() {
        bytes.write('(');
        return this;
    }

    /** Makes a tuple of everything since the mark. */
    Pickle tuple() {
        bytes.write('t');
        return this;
    }

    /** Puts the pairs since the mark into the dictionary below it. */
    public Pickle setItems() {
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

    /**
     * A contiguous tensor without its numbers, as torch.save writes it.
     *
     * @param storage number of the storage that holds the numbers
     */
    public Pickle tensor(TensorData data, int storage) {
        global("torch._utils", "_rebuild_tensor_v2").mark();
        mark().text("storage")
                .global("torch", data.type().storage())
                .text(Integer.toString(storage))
                .text("cpu")
                .whole(data.count())
                .tuple()
                .persistentId();
        // Offset, sizes, strides; then: requires no gradient, has no hooks.
        whole(0);
        tuple(data.shape());
        tuple(strides(data.shape()));
        return no().global("collections", "OrderedDict")
                .emptyTuple()
                .reduce()
                .tuple()
                .reduce();
    }

    private void tuple(List<Long> values) {
        mark();
        values.forEach(this::whole);
        tuple();
    }

    private static List<Long> strides(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return List.of(strides);
    }

    /** Ends the pickle and gives its bytes. */
    public byte[] stop() {
        bytes.write('.');
        return bytes.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
