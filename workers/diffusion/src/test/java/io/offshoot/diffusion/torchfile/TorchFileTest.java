package io.offshoot.diffusion.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.torchfile.PickleValue.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileTest {

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void chooseFile() {
        path = folder.resolve("a.pt");
    }

    @Test
    void readsEverySecondNumberOfAStorage() throws IOException {
        new PickleBytes().tensor("0", 6, 1, 3, 2).saveAs(path, 0, 1, 2, 3, 4, 5);

        try (TorchFile file = TorchFile.open(path)) {
            assertThat(file.floats((Tensor) file.root())).containsExactly(1, 3, 5);
        }
    }

    @Test
    void aStrideOfZeroRepeatsANumber() throws IOException {
        new PickleBytes().tensor("0", 2, 1, 3, 0).saveAs(path, 7, 8);

        try (TorchFile file = TorchFile.open(path)) {
            assertThat(file.floats((Tensor) file.root())).containsExactly(8, 8, 8);
        }
    }

    @Test
    void refusesAFunctionByName() throws IOException {
        new PickleBytes()
                .global("posix", "system")
                .text("touch " + folder.resolve("executed"))
                .op(0x85, 'R')
                .saveAs(path);

        assertFault("refused: its pickle asks for posix.system, which no file of concept vectors needs");
        assertThat(folder.resolve("executed")).doesNotExist();
    }

    @Test
    void refusesAFunctionNamedOnTheStack() throws IOException {
        new PickleBytes()
                .text("builtins")
                .text("eval")
                .op(0x93)
                .text("1")
                .op(0x85, 'R')
                .saveAs(path);

        assertFault("refused: its pickle asks for builtins.eval,");
    }

    @Test
    void refusesAnOpcodeThatMakesObjects() throws IOException {
        new PickleBytes().op('(').text("x").op('i').saveAs(path);

        assertFault("refused: its pickle has the opcode INST, which no file of tensors needs; nothing was executed");
    }

    @Test
    void refusesToCallWhatIsNoFunction() throws IOException {
        new PickleBytes().text("x").op(')', 'R').saveAs(path);

        assertFault("refused: its pickle calls something that is no function");
    }

    @Test
    void aTensorMustNotLeaveItsStorage() throws IOException {
        new PickleBytes().tensor("0", 4, 2, 3, 1).saveAs(path, 0, 1, 2, 3);

        assertFault("a tensor of shape [3] and strides [1] leaves its storage of 4 elements");
    }

    @Test
    void stridesMustNotGoBackwards() throws IOException {
        new PickleBytes().tensor("0", 4, 3, 3, -1).saveAs(path, 0, 1, 2, 3);

        assertFault("a tensor has a negative offset, size or stride");
    }

    @Test
    void aTensorLargerThanAnyConceptTakesNoMemory() throws IOException {
        new PickleBytes().tensor("0", 1, 0, Integer.MAX_VALUE, 0).saveAs(path, 0);

        assertFault("a tensor of shape [2147483647] has more than 4194304 elements");
    }

    @Test
    void aStorageMustHaveTheSizeThatThePickleSays() throws IOException {
        new PickleBytes().tensor("0", 4, 0, 4, 1).saveAs(path, 0, 1);

        try (TorchFile file = TorchFile.open(path)) {
            assertThatExceptionOfType(TorchFileException.class)
                    .isThrownBy(() -> file.floats((Tensor) file.root()))
                    .withMessageContaining("its pickle says that storage 0 has 16 bytes, but it has 8");
        }
    }

    @Test
    void aStorageIsNoPath() throws IOException {
        new PickleBytes().tensor("../data.pkl", 1, 0, 1, 1).saveAs(path, 0);

        assertFault("its pickle names a storage '../data.pkl' of 1 elements");
    }

    @Test
    void aPickleThatNeverEndsIsGivenUp() throws IOException {
        int[] dictionaries = IntStream.generate(() -> '}').limit(300_000).toArray();
        new PickleBytes().op(dictionaries).saveAs(path);

        assertFault("its pickle has more than 250000 opcodes");
    }

    @Test
    void aDictionaryInsideItselfDoesNotHang() throws IOException {
        new PickleBytes().op('}', 'q', 0).text("self").op('h', 0, 's').saveAs(path);

        try (TorchFile file = TorchFile.open(path)) {
            assertThat(file.root()).isInstanceOf(PickleValue.Dict.class);
        }
    }

    @Test
    void aTextLongerThanTheFileTakesNoMemory() throws IOException {
        new PickleBytes().op('X', 0xFF, 0xFF, 0xFF, 0x7F).saveAs(path);

        assertFault("its pickle has a text of 2147483647 bytes, more than 65536");
    }

    @Test
    void aKeyTwiceIsAnError() throws IOException {
        new PickleBytes()
                .op('}', '(')
                .text("<c>")
                .whole(1)
                .text("<c>")
                .whole(2)
                .op('u')
                .saveAs(path);

        assertFault("its pickle has the key '<c>' twice in one dictionary");
    }

    @Test
    void refusesACompressedEntry() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write(new byte[1_000_000]);
        }

        assertFault("its entry a/data.pkl is compressed, which torch.save never does");
    }

    @Test
    void refusesANameThatLeadsOutOfTheZip() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            PickleBytes.store(zip, "../../a/data.pkl", new PickleBytes().op('}').stop());
        }

        assertFault("its zip has the entry ../../a/data.pkl, a name that leads out of it");
    }

    @Test
    void anyOtherZipIsNamedAsSuch() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            PickleBytes.store(zip, "readme.txt", new byte[0]);
        }

        assertFault("a zip, but not written by torch.save: it has no NAME/data.pkl of its own");
    }

    @Test
    void aBarePickleIsRefused() throws IOException {
        Files.write(path, new PickleBytes().global("posix", "system").stop());

        assertFault("not written by torch.save, or before torch 0.4");
    }

    @Test
    void longNamesAndControlCharactersMakeNoLongMessage() throws IOException {
        new PickleBytes().text("\n" + "a".repeat(5000)).text("b").op(0x93).saveAs(path);

        assertThatExceptionOfType(TorchFileException.class)
                .isThrownBy(() -> TorchFile.open(path))
                .satisfies(fault -> assertThat(String.valueOf(fault.getMessage()))
                        .hasSizeLessThan(600)
                        .doesNotContain("\n"));
    }

    @Test
    void aFlippedBitInAStorageIsFound() throws IOException {
        new PickleBytes().tensor("0", 2, 0, 2, 1).saveAs(path, 123.5f, 8);
        byte[] bytes = Files.readAllBytes(path);
        int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a/data/0") + "a/data/0".length();
        bytes[data] ^= 1;
        Files.write(path, bytes);

        try (TorchFile file = TorchFile.open(path)) {
            assertThatExceptionOfType(TorchFileException.class)
                    .isThrownBy(() -> file.floats((Tensor) file.root()))
                    .withMessageContaining("its entry a/data/0 is damaged: wrong checksum");
        }
    }

    private void assertFault(String fault) {
        assertThatExceptionOfType(TorchFileException.class)
                .isThrownBy(() -> TorchFile.open(path))
                .withMessageContaining("a.pt: " + fault);
    }
}
