package io.offshoot.diffusion.conceptfile;

import java.io.IOException;
import java.nio.file.Path;

/** A file that holds no concepts that can be used; the message names the file and the fault. */
public final class ConceptFileException extends IOException {

    private static final long serialVersionUID = 1L;

    ConceptFileException(Path file, String fault) {
        super(file + ": " + fault);
    }
}
