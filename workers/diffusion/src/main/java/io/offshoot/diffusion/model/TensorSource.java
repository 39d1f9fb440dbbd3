package io.offshoot.diffusion.model;

import java.io.IOException;
import java.util.List;

/** Where a network finds its weights. */
interface TensorSource {

    /** A tensor of a name and shape, or an error that names the tensor, both shapes and the file. */
    Weights.Found require(String name, List<Long> shape) throws IOException;

    /** Whether there is a tensor of that name. */
    boolean has(String name);
}
