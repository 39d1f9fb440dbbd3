package io.offshoot.ops.bench.memory;

import io.offshoot.ops.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has in physical memory, as Linux tells in {@code /proc/PID/status}.
 *
 * @param now {@code VmRSS}, in MiB
 * @param peak {@code VmHWM}: the most it ever had, in MiB
 */
record ResidentMemory(double now, double peak) {

    private static final double KIB_PER_MIB = 1024;

    /**
     * Of a process that runs.
     *
     * @throws BenchException where there is no {@code /proc}, or no such process
     */
    static ResidentMemory of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return parse(Files.readString(status));
        } catch (IOException e) {
            throw new BenchException(
                    status
                            + " cannot be read; run this benchmark on Linux, and look at the worker's log if it has ended",
                    e);
        }
    }

    /** Reads the text of such a file. */
    static ResidentMemory parse(String status) {
        return new ResidentMemory(mib(status, "VmRSS:"), mib(status, "VmHWM:"));
    }

    private static double mib(String status, String key) {
        String[] words = status.lines()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new BenchException("the status of the worker has no " + key + " has it ended?"))
                .split("\\s+", -1);
        return Long.parseLong(words[1]) / KIB_PER_MIB;
    }
}
