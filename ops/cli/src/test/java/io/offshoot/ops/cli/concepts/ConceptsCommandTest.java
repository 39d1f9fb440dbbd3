package io.offshoot.ops.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptsCommandTest {
    private static final ConceptVectors RYE =
            new ConceptVectors("<rye>", List.of(new float[] {1, 2}, new float[] {3, 4}));

    private final CommandLineFixture offshoot = new CommandLineFixture();

    @TempDir
    Path folder;

    @Test
    void exportingAndImportingKeepsTheVectors() throws IOException {
        Path file = written("learned.safetensors", RYE);

        int exported = offshoot.run(
                "concepts",
                "export",
                file.toString(),
                "--format",
                "a1111",
                "--out",
                folder.resolve("a").toString());
        int imported = offshoot.run(
                "concepts",
                "import",
                folder.resolve("a/rye.pt").toString(),
                "--token",
                "<rye>",
                "--out",
                folder.resolve("b").toString());

        assertThat(List.of(exported, imported)).as(offshoot.err()).containsOnly(0);
        assertThat(ConceptFiles.read(folder.resolve("b/rye.safetensors")))
                .singleElement()
                .satisfies(concept -> assertThat(concept.flat()).isEqualTo(RYE.flat()));
    }

    @Test
    void twoConceptsOfOneTokenAreRefused() throws IOException {
        Path first = written("first.safetensors", RYE);
        Path second = written("second.safetensors", RYE);

        int exitCode =
                offshoot.run("concepts", "import", first.toString(), second.toString(), "--out", folder.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(offshoot.err()).contains("the token <rye> is already taken");
    }

    @Test
    void withoutAnActionItIsWrongUsage() {
        assertThat(offshoot.run("concepts")).isEqualTo(2);
        assertThat(offshoot.err()).contains("Name what to do: list, import, export, history, pin, unpin or rollback.");
    }

    private Path written(String name, ConceptVectors concept) throws IOException {
        Path file = folder.resolve(name);
        ConceptFiles.write(file, concept, ConceptFormat.DIFFUSERS);
        return file;
    }
}
