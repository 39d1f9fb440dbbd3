package io.offshoot.diffusion.safetensors;

import java.io.IOException;
import java.nio.file.Path;

/** A safetensors file that cannot be used; the message names the file and the fault. */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    SafetensorsException(Path file, String fault) {
        super(file + ": " + fault);
    }
}
