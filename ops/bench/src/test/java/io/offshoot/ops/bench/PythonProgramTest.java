package io.offshoot.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a shell in Python's place: what is said and how it ends is all that counts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no /bin/sh to stand in for Python")
class PythonProgramTest {

    private final PythonProgram program = new PythonProgram("/bin/sh");

    @TempDir
    private Path folder;

    @Test
    void readsTheLastLine() throws IOException {
        String script = script("echo loading; echo '{\"items\": 3}'");

        assertThat(program.run(List.of(script)).get("items").intValue()).isEqualTo(3);
    }

    @Test
    void saysWhatTheProgramSaidLastWhenItFails() throws IOException {
        String script = script("echo Traceback >&2; echo \"No module named 'diffusers'\" >&2; exit 1");

        assertThatThrownBy(() -> program.run(List.of(script)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("status 1 (No module named 'diffusers'); give --python one that has");
    }

    @Test
    void refusesAProgramThatEndsWithSomethingElse() throws IOException {
        String script = script("echo done");

        assertThatThrownBy(() -> program.run(List.of(script)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("not JSON but 'done'");
    }

    @Test
    void namesAnInterpreterThatIsNotThere() {
        PythonProgram nowhere = new PythonProgram(folder.resolve("python").toString());

        assertThatThrownBy(() -> nowhere.run(List.of("x.py")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("cannot be started")
                .hasMessageContaining("--python");
    }

    @Test
    void runsWithoutWhatTheLauncherSetsForItself() throws IOException {
        String script = script("echo \"{\\\"tunables\\\": \\\"$GLIBC_TUNABLES\\\"}\"");

        assertThat(program.run(List.of(script)).get("tunables").textValue()).isEmpty();
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.sh"), text + "\n").toString();
    }
}
