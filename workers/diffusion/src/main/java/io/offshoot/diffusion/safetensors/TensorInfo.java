package io.offshoot.diffusion.safetensors;

import java.util.List;

/**
 * What the header says of one tensor.
 *
 * @param name the key
 * @param dtype the element type
 * @param shape the sizes, outermost first; empty for a scalar
 * @param offset where its bytes begin in the file
 * @param bytes how many there are
 */
public record TensorInfo(String name, DType dtype, List<Long> shape, long offset, long bytes) {

    /** The number of elements. */
    public long count() {
        return bytes / dtype.size();
    }
}
