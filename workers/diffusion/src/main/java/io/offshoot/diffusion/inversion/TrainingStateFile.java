package io.offshoot.diffusion.inversion;

import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.torchfile.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file of a {@link TrainingState}: safetensors with torch's names for the optimiser's state, written beside the concept
 * and not into it, since diffusers takes a concept file with more than one key for none.
 */
public final class TrainingStateFile {

    private static final String VECTORS = "vectors";
    private static final String BEST = "best_vectors";
    private static final String MEAN = "exp_avg";
    private static final String SQUARE = "exp_avg_sq";

    private TrainingStateFile() {}

    /** Writes a state, in place of any other file of that name. */
    public static void write(Path path, TrainingState state) throws IOException {
        long[] shape = {state.numVectors(), state.width()};
        new SafetensorsWriter()
                .metadata("format", ConceptFiles.TRAINING_STATE)
                .metadata("steps", Integer.toString(state.steps()))
                .metadata("best_step", Integer.toString(state.best().step()))
                .metadata("best_loss", Double.toString(state.best().loss()))
                .metadata("first_loss", Double.toString(state.firstHeldOutLoss()))
                .floats(VECTORS, shape, state.vectors())
                .floats(BEST, shape, state.best().vectors())
                .doubles(MEAN, shape, state.optimizer().mean())
                .doubles(SQUARE, shape, state.optimizer().square())
                .write(path);
    }

    /**
     * Reads a state to resume from. Of a file that holds a concept only, whichever tool wrote it, learning starts anew with
     * its vectors.
     *
     * @throws IOException when the file is damaged, or holds several concepts; the message names it
     */
    public static TrainingState read(Path path) throws IOException {
        if (!TorchFile.isOne(path)) {
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                if (ConceptFiles.TRAINING_STATE.equals(file.metadata().get("format"))) {
                    return state(file);
                }
            }
        }
        List<ConceptVectors> concepts = ConceptFiles.read(path);
        if (concepts.size() != 1) {
            throw new IOException(path + ": holds " + concepts.size() + " concepts; learning goes on from one");
        }
        return TrainingState.startingFrom(concepts.get(0));
    }

    private static TrainingState state(SafetensorsFile file) throws IOException {
        try {
            Map<String, String> numbers = file.metadata();
            List<Long> shape = file.info(VECTORS).shape();
            return new TrainingState(
                    Math.toIntExact(shape.get(shape.size() - 1)),
                    file.floats(VECTORS),
                    new AdamW.State(
                            Integer.parseInt(numbers.getOrDefault("steps", "")),
                            file.doubles(MEAN),
                            file.doubles(SQUARE)),
                    new TrainingState.Best(
                            file.floats(BEST),
                            Double.parseDouble(numbers.getOrDefault("best_loss", "")),
                            Integer.parseInt(numbers.getOrDefault("best_step", ""))),
                    Double.parseDouble(numbers.getOrDefault("first_loss", "")));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException damaged) {
            throw new IOException(file.path() + ": is no whole training state (" + damaged.getMessage() + ")", damaged);
        }
    }
}
