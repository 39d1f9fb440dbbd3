package io.offshoot.diffusion.torchfile;

import java.io.IOException;
import java.nio.file.Path;

/** A {@code torch.save} file that is damaged, or asks for more than tensors; the message names the file and the fault. */
public final class TorchFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_FAULT = 400;

    TorchFileException(Path file, String fault) {
        super(file + ": " + plain(fault));
    }

    /** Names out of the file may be long or hold control characters. */
    private static String plain(String fault) {
        String line = fault.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_FAULT ? line : line.substring(0, LONGEST_FAULT) + "...";
    }
}
