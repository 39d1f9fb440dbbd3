package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.inversion.AdamW;
import io.offshoot.diffusion.inversion.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

    private static final byte[] REQUEST = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void givesTheStateBackToTheSameRequestOnTheSameModel() {
        new CheckpointFolder(folder).of(REQUEST, "model").keep(state(7));

        Checkpoint after = new CheckpointFolder(folder).of(REQUEST, "model");

        assertThat(after.last()).hasValueSatisfying(state -> {
            assertThat(state.steps()).isEqualTo(7);
            assertThat(state.vectors()).containsExactly(1f, 2f);
        });
    }

    @Test
    void givesNothingToTheSameRequestOnAnotherModel() {
        new CheckpointFolder(folder).of(REQUEST, "model").keep(state(7));

        Checkpoint after = new CheckpointFolder(folder).of(REQUEST, "another model");

        assertThat(after.last()).isEmpty();
    }

    @Test
    void keepsTheLastStateOnly() throws IOException {
        Checkpoint checkpoint = new CheckpointFolder(folder).of(REQUEST, "model");
        checkpoint.keep(state(7));

        checkpoint.keep(state(8));

        assertThat(checkpoint.last())
                .hasValueSatisfying(state -> assertThat(state.steps()).isEqualTo(8));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void startsAnewWhenTheFileIsDamaged() throws IOException {
        Checkpoint checkpoint = new CheckpointFolder(folder).of(REQUEST, "model");
        checkpoint.keep(state(7));
        try (Stream<Path> files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {1, 2, 3});
        }

        assertThat(checkpoint.last()).isEmpty();
    }

    @Test
    void keepsABoundedNumberOfTrainings() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        for (int i = 0; i < CheckpointFolder.FILES + 5; i++) {
            checkpoints.of(new byte[] {(byte) i, (byte) (i >> 8)}, "model").keep(state(1));
        }

        checkpoints.of(REQUEST, "model");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(CheckpointFolder.FILES);
        }
    }

    private static TrainingState state(int steps) {
        float[] vectors = {1, 2};
        return new TrainingState(
                2,
                vectors,
                new AdamW.State(steps, new double[2], new double[2]),
                new TrainingState.Best(vectors, 0.5, steps),
                1.0);
    }
}
