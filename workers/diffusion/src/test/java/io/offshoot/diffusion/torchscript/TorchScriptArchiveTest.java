package io.offshoot.diffusion.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptArchiveTest {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("a.pt");
    }

    @Test
    void pickleIsWhatPythonReads() {
        ScriptModule module = new ScriptModule("A", "").whole("n", 5).real("eps", 0.5);

        String pickle = HexFormat.of().formatHex(new TorchScriptArchive(module).attributes());

        // PROTO 2, GLOBAL __torch__ A, EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK, n, 5, eps, 0.5, SETITEMS, BUILD, STOP
        assertThat(pickle)
                .isEqualTo("8002" + "635f5f746f7263685f5f0a410a" + "2981" + "7d28" + "58010000006e" + "4a05000000"
                        + "5803000000657073" + "473fe0000000000000" + "75622e");
    }

    @Test
    void modulesOfOneKindShareAClass() {
        ScriptModule root = new ScriptModule("Root", "")
                .child("a", new ScriptModule("Linear", "def forward(self, x: Tensor) -> Tensor:\n  return x\n"))
                .child("b", new ScriptModule("Linear", "def forward(self, x: Tensor) -> Tensor:\n  return x\n"));

        String code = new TorchScriptArchive(root).code();

        assertThat(code)
                .containsOnlyOnce("class Linear(Module):")
                .contains("  def forward(self: __torch__.Linear, x: Tensor) -> Tensor:\n    return x\n")
                .contains("  a : __torch__.Linear\n  b : __torch__.Linear\n");
    }

    @Test
    void otherTextMakesANumberedClass() {
        ScriptModule root = new ScriptModule("Root", "")
                .child("a", new ScriptModule("Linear", "").whole("n", 1))
                .child("b", new ScriptModule("Linear", "").real("n", 1));

        String code = new TorchScriptArchive(root).code();

        assertThat(code).contains("  a : __torch__.Linear\n  b : __torch__.Linear_2\n");
    }

    @Test
    void tensorsLieAtMultiplesOf64Bytes() throws IOException {
        ScriptModule module =
                new ScriptModule("A", "").tensor("a", new Sevens(List.of(3L))).tensor("b", new Sevens(List.of(2L, 5L)));

        new TorchScriptArchive(module).write(file);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(positionOf(bytes, "m/data/0") % 64).isZero();
        assertThat(positionOf(bytes, "m/data/1") % 64).isZero();
    }

    @Test
    void entriesAreStoredWithTheirChecksum() throws IOException {
        new TorchScriptArchive(new ScriptModule("A", "").tensor("a", new Sevens(List.of(100_000L)))).write(file);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("m/data/0");
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getInputStream(entry).readAllBytes())
                    .hasSize(400_000)
                    .containsOnly(7);
        }
    }

    @Test
    void sameModuleGivesTheSameBytes() throws IOException {
        ScriptModule module = new ScriptModule("A", "").tensor("a", new Sevens(List.of(3L)));
        new TorchScriptArchive(module).write(file);
        Path again = folder.resolve("b.pt");

        new TorchScriptArchive(module).write(again);

        assertThat(again).hasSameBinaryContentAs(file);
    }

    /** Where an entry's content begins: behind its first header, its name and its padding. */
    private static int positionOf(byte[] bytes, String entry) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int name = text.indexOf(entry);
        int padding = (bytes[name - 2] & 0xFF) + 256 * (bytes[name - 1] & 0xFF);
        return name + entry.length() + padding;
    }

    /** A tensor all of whose bytes are 7. */
    private record Sevens(List<Long> shape) implements TensorData {

        @Override
        public ScalarType type() {
            return ScalarType.FLOAT32;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            for (long i = 0; i < count() * type().size(); i++) {
                out.write(7);
            }
        }
    }
}
