package io.offshoot.ops.torture.process;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.score.Labelled;
import io.offshoot.workers.editor.PhotoEditor;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A photo editor whose device can be made faulty.
 *
 * @param sound the editor itself
 * @param folder where the fault is read from
 */
record FaultyPhotoEditor(PhotoEditor sound, Path folder) implements PhotoEditor {

    private static final int ATTEMPTS = 4;

    @Override
    public String fingerprint() {
        return sound.fingerprint();
    }

    @Override
    public int vectorWidth() {
        return sound.vectorWidth();
    }

    @Override
    public String scheduler() {
        return sound.scheduler();
    }

    @Override
    public int firstTimestep(Edit edit) {
        return sound.firstTimestep(edit);
    }

    @Override
    public List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        return sound.score(framing, pictures, timesteps, progress);
    }

    @Override
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        List<EditedPhoto> edited = sound.edit(source, concept, chains, progress);
        return switch (DeviceFault.in(folder)) {
            case NONE -> edited;
            case ERROR -> throw new IllegalStateException("the device is lost, as the harness wants it");
            case NAN -> edited.stream().map(FaultyPhotoEditor::defective).toList();
        };
    }

    private static EditedPhoto defective(EditedPhoto edited) {
        return new EditedPhoto(null, edited.made(), ATTEMPTS, Defect.NOT_A_NUMBER);
    }
}
