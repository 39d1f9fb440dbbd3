package io.offshoot.ops.torture.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process under torture. It can be started, killed, frozen and told to stop any number of times; whatever it prints goes to
 * one file. Safe for several threads.
 */
public final class ChildProcess implements AutoCloseable {

    private static final long STOP_SECONDS = 40;

    private final String name;
    private final Path folder;
    private final JavaCommand command;
    private @Nullable Process process;
    private boolean frozen;

    /**
     * A process that is not started yet.
     *
     * @param folder its own, for its data and the file {@code log.txt}
     */
    public ChildProcess(String name, Path folder, JavaCommand command) {
        this.name = name;
        this.folder = folder;
        this.command = command;
    }

    /** Its name among the others, for example {@code editor-2}. */
    public String name() {
        return name;
    }

    /** Its own folder. */
    public Path folder() {
        return folder;
    }

    /** Where its HTTP service listens; none but roles have one. */
    public int port() {
        return Integer.parseInt(String.valueOf(command.arguments().get("port")));
    }

    /** Starts it unless it runs. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            File log = folder.resolve("log.txt").toFile();
            process = new ProcessBuilder(command.words())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            frozen = false;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Whether it runs, frozen or not. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it was ever started. */
    public synchronized boolean wasStarted() {
        return process != null;
    }

    /** Its exit code; -1 while it runs or was never started. */
    public synchronized int exitCode() {
        return process == null || process.isAlive() ? -1 : process.exitValue();
    }

    /** kill -9; false when it did not run. */
    public synchronized boolean kill() {
        if (process == null || !process.isAlive()) {
            return false;
        }
        process.destroyForcibly();
        awaitEnd(process);
        return true;
    }

    /** SIGTERM, and kill -9 when it does not end within some time; false when it did not run. */
    public boolean terminate() {
        Process ending = running();
        if (ending == null) {
            return false;
        }
        ending.destroy();
        if (!awaitEnd(ending)) {
            ending.destroyForcibly();
        }
        return true;
    }

    /** SIGSTOP; false when it did not run. */
    public synchronized boolean freeze() {
        frozen = isAlive() && signal("STOP");
        return frozen;
    }

    /** SIGCONT. */
    public synchronized void thaw() {
        if (frozen && isAlive()) {
            signal("CONT");
        }
        frozen = false;
    }

    /** Most memory it ever had resident, in kibibytes; 0 when it does not run. */
    public synchronized long peakResidentKib() {
        if (process == null || !process.isAlive()) {
            return 0;
        }
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinuxOrGone) {
            return 0;
        }
    }

    @Override
    public void close() {
        thaw();
        kill();
    }

    private synchronized @Nullable Process running() {
        return process != null && process.isAlive() ? process : null;
    }

    private boolean signal(String signal) {
        if (process == null) {
            return false;
        }
        List<String> kill = List.of("kill", "-" + signal, Long.toString(process.pid()));
        try {
            return new ProcessBuilder(kill).start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the command kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean awaitEnd(Process ending) {
        try {
            return ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
