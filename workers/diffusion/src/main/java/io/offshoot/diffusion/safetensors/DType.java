package io.offshoot.diffusion.safetensors;

/** The element types of the safetensors format that are read here, with their size in bytes. */
public enum DType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int size;

    DType(int size) {
        this.size = size;
    }

    /** Bytes of one element. */
    public int size() {
        return size;
    }

    /** Whether the elements are floating-point numbers. */
    public boolean isReal() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }
}
