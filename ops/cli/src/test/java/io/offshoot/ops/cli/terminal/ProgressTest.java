package io.offshoot.ops.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void withoutATerminalItSpeaksEveryTenSeconds() {
        Progress progress = progress(false);

        for (int second = 1; second <= 25; second++) {
            now.set(Instant.ofEpochSecond(second));
            progress.update(second);
        }

        assertThat(written().lines()).hasSize(2).allMatch(line -> line.startsWith("work: "));
    }

    @Test
    void onATerminalItDrawsABar() {
        Progress progress = progress(true);

        now.set(Instant.ofEpochSecond(1));
        progress.update(5);

        assertThat(written()).contains("work [").doesNotContain("\n");
    }

    @Test
    void logLinesDoNotTearTheBar() {
        Terminal terminal = terminal(true);
        terminal.status("a bar");

        terminal.line("a line");

        assertThat(written()).endsWith("\r\u001b[2Ka line" + System.lineSeparator() + "a bar");
    }

    private Progress progress(boolean interactive) {
        return new Progress(terminal(interactive), now::get, "work", 30);
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), interactive, 80);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
