package io.offshoot.diffusion.model;

import java.io.IOException;
import java.nio.file.Path;

/** A model folder that cannot be used; the message names the file and the fault. */
public final class ModelException extends IOException {

    private static final long serialVersionUID = 1L;

    ModelException(Path file, String fault) {
        super(file + ": " + fault);
    }
}
