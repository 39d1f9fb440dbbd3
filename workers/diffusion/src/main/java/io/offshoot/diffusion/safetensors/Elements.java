package io.offshoot.diffusion.safetensors;

import java.nio.ByteBuffer;

/** Reading one element of any type from little-endian bytes. */
public final class Elements {

    private Elements() {}

    /** Element {@code index} as float32; whole numbers and float64 are rounded. */
    public static float floatAt(ByteBuffer bytes, DType dtype, int index) {
        return switch (dtype) {
            case F64 -> (float) bytes.getDouble(index * 8);
            case F32 -> bytes.getFloat(index * 4);
            case F16 -> HalfFloat.toFloat(bytes.getShort(index * 2));
            case BF16 -> Float.intBitsToFloat(bytes.getShort(index * 2) << 16);
            default -> longAt(bytes, dtype, index);
        };
    }

    /** Element {@code index} of a tensor of whole numbers; a boolean is 0 or 1. */
    public static long longAt(ByteBuffer bytes, DType dtype, int index) {
        return switch (dtype) {
            case I64 -> bytes.getLong(index * 8);
            case I32 -> bytes.getInt(index * 4);
            case I16 -> bytes.getShort(index * 2);
            case I8 -> bytes.get(index);
            case U8, BOOL -> bytes.get(index) & 0xFF;
            default -> throw new IllegalArgumentException(dtype + " does not hold whole numbers");
        };
    }
}
