package io.offshoot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An Apicurio registry with its data in memory, as a process of its own. */
final class Apicurio implements AutoCloseable {

    private final Process process;
    private final int port;

    private Apicurio(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Unpacks and starts it; returns when it answers. */
    static Apicurio start(Path archive, Path folder) throws IOException, InterruptedException {
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        runner(folder).toString())
                .redirectErrorStream(true)
                .start();
        Apicurio registry = new Apicurio(process, port);
        registry.awaitStart();
        return registry;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitStart() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.contains("Listening on")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("Apicurio ended before it listened");
        }
        // Its log must be read on, or it would block when the pipe is full.
        Thread reader = new Thread(() -> drain(output));
        reader.setDaemon(true);
        reader.start();
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            assertThat(e).hasMessage("Stream closed");
        }
    }

    private static Path runner(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
