package io.offshoot.ops.cli.deploy;

import io.offshoot.ops.cli.Main;
import io.offshoot.ops.cli.metrics.ShippedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A role in a process of its own, started by the command line that its container has. */
final class RoleProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://0\\.0\\.0\\.0:(\\d+)/");

    private final Process process;
    private final int port;

    private RoleProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and returns when it says that it works. */
    static RoleProcess start(Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-Doffshoot.home=" + ShippedFiles.ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new RoleProcess(process, awaitPort(process));
    }

    /** Port of its web service. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int awaitPort(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                drain(output);
                return Integer.parseInt(address.group(1));
            }
        }
        throw new AssertionError("it has ended:\n" + said);
    }

    /** A process whose output nobody reads stands still once the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "role-output");
        reader.setDaemon(true);
        reader.start();
    }
}
