package io.offshoot.diffusion.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A tensor to be stored: its type and shape, and its bytes on demand. */
public interface TensorData {

    /** The element type. */
    ScalarType type();

    /** The sizes, outermost first; the bytes are contiguous in that order. */
    List<Long> shape();

    /**
     * Writes all elements, little-endian. Called twice for each archive: a zip entry that is not compressed needs its
     * checksum beforehand, and a tensor may be larger than the heap.
     */
    void writeTo(OutputStream out) throws IOException;

    /** The number of elements. */
    default long count() {
        return shape().stream().reduce(1L, Math::multiplyExact);
    }
}
