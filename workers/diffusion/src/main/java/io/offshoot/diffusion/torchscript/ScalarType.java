package io.offshoot.diffusion.torchscript;

/** The element types an archive can hold: their storage class, size and number within TorchScript code. */
public enum ScalarType {
    FLOAT32("FloatStorage", 4, 6),
    FLOAT16("HalfStorage", 2, 5),
    BFLOAT16("BFloat16Storage", 2, 15),
    INT64("LongStorage", 8, 4);

    private final String storage;
    private final int size;
    private final int code;

    ScalarType(String storage, int size, int code) {
        this.storage = storage;
        this.size = size;
        this.code = code;
    }

    /** The class of the storage under {@code torch}. */
    String storage() {
        return storage;
    }

    /** Bytes of one element. */
    public int size() {
        return size;
    }

    /** What stands for this type in TorchScript code. */
    public int code() {
        return code;
    }
}
