package io.offshoot.ops.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopSignalTest {
    private Process process;
    private BufferedReader output;

    @BeforeEach
    void startAStubbornProcess() throws Exception {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubbornProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader();
        awaitLine("works");
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void waitsForTheWorkAfterOneSignal() throws Exception {
        process.toHandle().destroy();

        awaitLine("asked to stop");

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void endsAtOnceAfterASecondSignal() throws Exception {
        process.toHandle().destroy();
        awaitLine("asked to stop");

        process.toHandle().destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    private void awaitLine(String text) throws Exception {
        String line = output.readLine();
        while (line != null && !line.equals(text)) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo(text);
    }
}
