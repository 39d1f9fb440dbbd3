package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
    private final CommandLineFixture offshoot = new CommandLineFixture();

    @TempDir
    Path empty;

    @Test
    void aFolderWithoutAModelIsAFailureBeforeAnythingStarts() {
        int exitCode = offshoot.run("up", "--model", empty.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err())
                .contains("there is no model in " + empty, "--model")
                .doesNotContain("Started");
    }

    @Test
    void aFolderOfUNetsThatIsNotThereIsAFailureBeforeAnythingStarts() throws IOException {
        Files.createFile(Files.createDirectory(empty.resolve("unet")).resolve("config.json"));

        int exitCode = offshoot.run("up", "--model", empty.toString(), "--unets", "nowhere");

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err())
                .contains("there is no folder nowhere", "--unets")
                .doesNotContain("Started");
    }

    @Test
    void aPortBeyondAllPortsIsWrongUsage() {
        int exitCode = offshoot.run("up", "--port", "70000", "--model", empty.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("port must be in [0, 65535], was 70000");
    }

    @Test
    void anUnknownDeviceIsWrongUsage() {
        int exitCode = offshoot.run("editor", "--device", "tpu", "--model", empty.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("device must be cpu, cuda or cuda:N, was tpu");
    }

    @Test
    void aTopicPrefixThatKafkaWouldRefuseIsWrongUsage() {
        int exitCode = offshoot.run("topology", "--topic-prefix", "my topics");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("prefix must be");
    }
}
