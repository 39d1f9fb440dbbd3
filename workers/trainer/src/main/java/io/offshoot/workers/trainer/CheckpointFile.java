package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.inversion.TrainingStateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A checkpoint in a file, which is replaced in one move, so that a crash leaves the old one or the new one. */
record CheckpointFile(Path file) implements Checkpoint {

    static final String SUFFIX = ".state";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    @Override
    public boolean isThere() {
        return Files.exists(file);
    }

    @Override
    public Optional<TrainingState> last() {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            TrainingState state = TrainingStateFile.read(file);
            LOG.info("Learning goes on after step {} of {}.", state.steps(), file);
            return Optional.of(state);
        } catch (IOException damaged) {
            LOG.warn("The checkpoint {} cannot be read; learning starts anew.", file, damaged);
            return Optional.empty();
        }
    }

    @Override
    public void keep(TrainingState state) {
        Path beside = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            TrainingStateFile.write(beside, state);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The checkpoint {} cannot be written; a crash would cost the steps since the last.", file, e);
        }
    }
}
