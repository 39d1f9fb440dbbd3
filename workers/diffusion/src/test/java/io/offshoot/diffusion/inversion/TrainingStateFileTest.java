package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.conceptfile.ConceptFileException;
import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingStateFileTest {

    private static final TrainingState STATE = new TrainingState(
            2,
            new float[] {1, 2, 3, 4},
            new AdamW.State(7, new double[] {0.1, 0.2, 0.3, 1e-40}, new double[] {1, 2, 3, 1e-50}),
            new TrainingState.Best(new float[] {5, 6, 7, 8}, 0.25, 4),
            0.5);

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void chooseFile() {
        path = folder.resolve("wheat.training.safetensors");
    }

    @Test
    void readsBackEveryBitThatWasWritten() throws IOException {
        TrainingStateFile.write(path, STATE);

        assertThat(TrainingStateFile.read(path)).usingRecursiveComparison().isEqualTo(STATE);
    }

    @Test
    void aStateIsNoConcept() throws IOException {
        TrainingStateFile.write(path, STATE);

        assertThatExceptionOfType(ConceptFileException.class)
                .isThrownBy(() -> ConceptFiles.read(path))
                .withMessageEndingWith("is the state of a training and no concept; name the concept's own file");
    }

    @Test
    void aStateWithoutItsNumbersIsDamaged() throws IOException {
        new SafetensorsWriter()
                .metadata("format", ConceptFiles.TRAINING_STATE)
                .floats("vectors", new long[] {1, 1}, new float[] {1})
                .floats("best_vectors", new long[] {1, 1}, new float[] {1})
                .doubles("exp_avg", new long[] {1, 1}, new double[] {1})
                .doubles("exp_avg_sq", new long[] {1, 1}, new double[] {1})
                .write(path);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TrainingStateFile.read(path))
                .withMessageContaining("wheat.training.safetensors: is no whole training state");
    }

    @Test
    void manyConceptsAreNoStart() throws IOException {
        new SafetensorsWriter()
                .floats("<a>", new long[] {1}, new float[] {1})
                .floats("<b>", new long[] {1}, new float[] {1})
                .write(path);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TrainingStateFile.read(path))
                .withMessage(path + ": holds 2 concepts; learning goes on from one");
    }
}
