package io.offshoot.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.command.CommandFailure;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureSentenceTest {
    @Test
    void aFailureSpeaksForItself() {
        assertThat(FailureSentence.of(new CommandFailure("the folder is empty; name another.")))
                .isEqualTo("the folder is empty; name another.");
    }

    @Test
    void aCauseThatAPersonCanActOnIsFoundInTheChain() {
        Exception wrapped = new UncheckedIOException(new NoSuchFileException("/photos"));

        assertThat(FailureSentence.of(wrapped)).contains("no file or folder /photos");
    }

    @Test
    void aSilentClusterNamesTheOption() {
        assertThat(FailureSentence.of(new TimeoutException("60000 ms"))).contains("--bootstrap-server");
    }

    @Test
    void anythingElseAsksForAReport() {
        assertThat(FailureSentence.of(new IllegalStateException("odd"))).contains("odd", "--stacktrace");
    }
}
