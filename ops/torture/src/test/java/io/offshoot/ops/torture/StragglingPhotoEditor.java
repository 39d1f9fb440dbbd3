package io.offshoot.ops.torture;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.score.Labelled;
import io.offshoot.workers.editor.PhotoEditor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/**
 * A photo editor that takes long for one photo in eight, so that there is always something finished beyond the committed offset.
 *
 * @param editor the editor itself
 */
record StragglingPhotoEditor(PhotoEditor editor) implements PhotoEditor {
    private static final int ONE_IN = 8;
    private static final Duration LONG = Duration.ofSeconds(2);

    @Override
    public String fingerprint() {
        return editor.fingerprint();
    }

    @Override
    public int vectorWidth() {
        return editor.vectorWidth();
    }

    @Override
    public String scheduler() {
        return editor.scheduler();
    }

    @Override
    public int firstTimestep(Edit edit) {
        return editor.firstTimestep(edit);
    }

    @Override
    public List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        return editor.score(framing, pictures, timesteps, progress);
    }

    @Override
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        if (Math.floorMod(source.photo().hashCode(), ONE_IN) == 0) {
            LockSupport.parkNanos(LONG.toNanos());
        }
        return editor.edit(source, concept, chains, progress);
    }
}
