package io.offshoot.diffusion.model;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;

/** Tells whether libtorch had no memory for an operator. */
public final class OutOfMemory {

    /** What torch says: the CUDA allocator, cuDNN and cuBLAS, the CPU allocator. */
    private static final List<String> WORDS =
            List.of("out of memory", "alloc_failed", "not enough memory", "can't allocate memory");

    private OutOfMemory() {}

    /** Whether a call of libtorch failed because the device's memory is full. */
    public static boolean isCause(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof EngineException && WORDS.stream().anyMatch(message::contains);
    }
}
