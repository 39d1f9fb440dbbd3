package io.offshoot.diffusion.truesize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process that is really in use, as Linux counts it. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** Begins to count the peak anew. */
    static void reset() throws IOException {
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    /** The peak since the process began, or since {@link #reset}, in GiB. */
    static double peak() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / (double) (1 << 20);
    }
}
