package io.offshoot.ops.bench.worker;

import io.offshoot.ops.standin.StandInEditor;
import io.offshoot.ops.standin.StandInProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stand-in editors, each in a process of its own. */
public final class WorkerProcesses implements AutoCloseable {

    private static final long STOP_SECONDS = 30;

    private final List<Process> processes = new ArrayList<>();

    /**
     * Starts so many.
     *
     * @param heap options of the JVM that bound its heap
     * @param options of the stand-in editor
     */
    public static WorkerProcesses start(int count, List<String> heap, List<String> options) {
        WorkerProcesses started = new WorkerProcesses();
        try {
            for (int i = 0; i < count; i++) {
                started.processes.add(process(heap, options));
            }
            return started;
        } catch (IOException e) {
            started.close();
            throw new UncheckedIOException("a stand-in editor cannot be started", e);
        }
    }

    /** Waits until all of them work. */
    public void awaitReady() {
        processes.forEach(WorkerProcesses::awaitReady);
    }

    /** The numbers the system knows them by. */
    public List<Long> pids() {
        return processes.stream().map(Process::pid).toList();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(WorkerProcesses::awaitEnd);
    }

    private static Process process(List<String> heap, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandInEditor.class.getName()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static void awaitReady(Process process) {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        try {
            String line = out.readLine();
            while (line != null && !line.startsWith(StandInProcess.READY)) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("a stand-in editor ended before it worked");
            }
            drain(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process whose log nobody reads would stand still once the pipe is full. */
    private static void drain(Reader out) {
        Thread drain = new Thread(
                () -> {
                    try {
                        out.transferTo(Writer.nullWriter());
                    } catch (IOException ended) {
                        // so has the process
                    }
                },
                "stand-in-log");
        drain.setDaemon(true);
        drain.start();
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
