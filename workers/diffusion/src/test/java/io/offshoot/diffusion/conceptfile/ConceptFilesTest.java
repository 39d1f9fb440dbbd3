package io.offshoot.diffusion.conceptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.torchfile.PickleBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConceptFilesTest {

    private static final ConceptVectors SPURGE =
            new ConceptVectors("<leafy-spurge>", List.of(new float[] {1.5f, -0x1p-30f, 3}, new float[] {0, 0.1f, -7}));

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void chooseFile() {
        path = folder.resolve("wheat.pt");
    }

    @ParameterizedTest
    @EnumSource
    void readsBackEveryBitThatWasWritten(ConceptFormat format) throws IOException {
        ConceptFiles.write(path, SPURGE, format);

        List<ConceptVectors> concepts = ConceptFiles.read(path);

        assertThat(concepts).singleElement().usingRecursiveComparison().isEqualTo(SPURGE);
    }

    @Test
    void theTokenIsTheOnlyKeyOfDiffusersFile() throws IOException {
        ConceptFiles.write(path, SPURGE, ConceptFormat.DIFFUSERS);

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.tensors().keySet()).containsExactly("<leafy-spurge>");
            assertThat(file.info("<leafy-spurge>").shape()).containsExactly(2L, 3L);
            assertThat(file.metadata()).containsEntry("format", "pt");
        }
    }

    @Test
    void aMergedFileKeepsTheOrderOfItsClasses() throws IOException {
        new PickleBytes()
                .op('}', '(')
                .text("<wheat>")
                .tensor("0", 4, 0, 2, 1)
                .text("<barley>")
                .tensor("0", 4, 2, 2, 1)
                .op('u')
                .saveAs(path, 1, 2, 3, 4);

        List<ConceptVectors> concepts = ConceptFiles.read(path);

        assertThat(concepts).extracting(ConceptVectors::placeholder).containsExactly("<wheat>", "<barley>");
        assertThat(concepts.get(1).flat()).containsExactly(3, 4);
    }

    @Test
    void aSafetensorsHeaderOf128BytesIsNotTakenForAPickle() throws IOException {
        new SafetensorsWriter()
                .metadata("about", "x".repeat(36))
                .floats("<wheat>", new long[] {1}, new float[] {1})
                .write(path);
        assertThat(Files.readAllBytes(path)).startsWith(0x80, 0);

        assertThat(ConceptFiles.read(path)).hasSize(1);
    }

    @Test
    void embParamsAreNamedAfterTheFile() throws IOException {
        new SafetensorsWriter()
                .halves("emb_params", new long[] {1, 2}, new float[] {1, 2})
                .write(path);

        assertThat(ConceptFiles.read(path))
                .extracting(ConceptVectors::placeholder)
                .containsExactly("wheat");
    }

    @Test
    void aSingleConceptMayGetAnotherToken() throws IOException {
        ConceptFiles.write(path, SPURGE, ConceptFormat.A1111);

        ConceptVectors renamed = ConceptFiles.read(path, "<spurge>");

        assertThat(renamed.tokens()).containsExactly("<spurge>", "<spurge>_1");
    }

    @Test
    void severalConceptsCannotShareOneNewToken() throws IOException {
        new SafetensorsWriter()
                .floats("<a>", new long[] {1}, new float[] {1})
                .floats("<b>", new long[] {1}, new float[] {1})
                .write(path);

        assertThatExceptionOfType(ConceptFileException.class)
                .isThrownBy(() -> ConceptFiles.read(path, "<c>"))
                .withMessage(path + ": holds 2 concepts; only the concept of a file of one can be renamed");
    }

    @Test
    void oneTokenInTwoFilesIsAnErrorWhateverItsCase() throws IOException {
        ConceptFiles.write(path, SPURGE, ConceptFormat.DIFFUSERS);
        Path other = folder.resolve("other.pt");
        ConceptFiles.write(other, SPURGE.as("<Leafy-Spurge>"), ConceptFormat.DIFFUSERS);

        assertThatExceptionOfType(ConceptFileException.class)
                .isThrownBy(() -> ConceptFiles.readAll(List.of(path, other)))
                .withMessage(
                        "%s: the token <Leafy-Spurge> is already taken by a concept of %s; rename or remove one of them"
                                .formatted(other, path));
    }

    @Test
    void theNameOfASecondVectorIsTakenToo() throws IOException {
        new SafetensorsWriter()
                .floats("<c>", new long[] {2, 1}, new float[] {1, 2})
                .floats("<c>_1", new long[] {1}, new float[] {1})
                .write(path);

        assertFault("the token <c>_1 is already taken by a concept of " + path);
    }

    @Test
    void aPromptCannotHoldATokenWithSpaces() throws IOException {
        new SafetensorsWriter()
                .floats("leafy spurge", new long[] {1}, new float[] {1})
                .write(path);

        assertFault("the concept 'leafy spurge' cannot be used: placeholder must be a text without spaces");
    }

    @Test
    void rejectsNumbersThatAreNotFinite() throws IOException {
        new SafetensorsWriter()
                .floats("<c>", new long[] {2}, new float[] {1, Float.NaN})
                .write(path);

        assertFault("the concept '<c>' cannot be used: holds NaN; its training failed");
    }

    @Test
    void rejectsATensorOfThreeDimensions() throws IOException {
        new SafetensorsWriter()
                .floats("conv", new long[] {1, 1, 1}, new float[] {1})
                .write(path);

        assertFault("the concept 'conv' cannot be used: must be of shape [width] or [n, width], was [1, 1, 1]");
    }

    @Test
    void rejectsWholeNumbers() throws IOException {
        new SafetensorsWriter()
                .longs("position_ids", new long[] {1}, new long[] {1})
                .write(path);

        assertFault("tensor position_ids has the type I64; vectors are floating-point numbers");
    }

    @Test
    void rejectsAConceptOfTwoTextEncoders() throws IOException {
        new SafetensorsWriter()
                .floats("clip_l", new long[] {1}, new float[] {1})
                .write(path);

        assertFault("is a concept for the two text encoders of SDXL; concepts of one text encoder are read");
    }

    @Test
    void rejectsADictionaryOfOtherThings() throws IOException {
        new PickleBytes().op('}').text("epoch").whole(7).op('s').saveAs(path);

        assertFault("the entry 'epoch' is no tensor; a file of concepts maps tokens to tensors");
    }

    @Test
    void rejectsATextFile() throws IOException {
        Files.writeString(path, "<wheat>: 1, 2, 3");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ConceptFiles.read(path))
                .withMessageStartingWith(path + ": not a whole safetensors file");
    }

    private void assertFault(String fault) {
        assertThatExceptionOfType(ConceptFileException.class)
                .isThrownBy(() -> ConceptFiles.read(path))
                .withMessageContaining("wheat.pt: " + fault);
    }
}
