package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.edit.DefectiveEditException;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits one photo after the other; what cannot be edited is said and counted. */
final class EditRun {
    private final CommandContext context;
    private final EditTask task;
    private final PhotoEdits edits;
    private final PhotoReader reader = new PhotoReader();

    EditRun(CommandContext context, EditTask task, PhotoEdits edits) {
        this.context = context;
        this.task = task;
        this.edits = edits;
    }

    /** @param model what is written down about it */
    EditCounts run(List<PhotoFile> photos, LoadedModel model, Path out) throws IOException {
        EditCounts counts = new EditCounts(0, 0);
        PictureFiles files = new PictureFiles(out);
        try (Progress progress = new Progress(
                        context.terminal(), context.clock(), "edit", (long) photos.size() * task.numImages());
                EditLog log = new EditLog(out, model)) {
            for (PhotoFile photo : photos) {
                int made = edit(photo, files, log, new PhotoProgress(progress, photo, counts));
                counts = counts.plus(made, task.numImages() - made);
                progress.update(counts.pictures() + counts.failed(), "");
            }
        }
        return counts;
    }

    /** The number of pictures that a photo gave. */
    private int edit(PhotoFile photo, PictureFiles files, EditLog log, PhotoProgress progress) throws IOException {
        Source source = source(photo);
        if (source == null) {
            return 0;
        }
        Prompts.OfClass prompts = task.prompts().of(photo.label());
        List<EditChain> chains = task.chains(photo, prompts);
        List<EditedPhoto> results = edits.edit(source, prompts.concept(), chains, progress);
        Path stem = files.stem(photo);
        int made = 0;
        for (int i = 0; i < results.size(); i++) {
            String file = write(photo, files, stem.resolveSibling(stem.getFileName() + ""), i, results.get(i));
            made += file.isEmpty() ? 0 : 1;
            log.write(file, photo, planned(chains.get(i), prompts), results.get(i));
        }
        return made;
    }

    private String write(PhotoFile photo, PictureFiles files, Path stem, int index, EditedPhoto result)
            throws IOException {
        try {
            RgbImage picture = result.orThrow();
            return files.write(stem, index, picture);
        } catch (DefectiveEditException e) {
            context.terminal().line("Edit %d of %s is left out: %s.".formatted(index, photo.path(), e.getMessage()));
            return "";
        }
    }

    /** The photo with its mask; null when it cannot be edited, which has been said then. */
    private @Nullable Source source(PhotoFile photo) {
        try {
            RgbImage pixels = reader.photo(photo.path());
            Mask repainted = task.masking() == null ? null : task.masking().of(photo, reader);
            return new Source(pixels, repainted, task.framing());
        } catch (IOException | WorkFailedException | IllegalArgumentException e) {
            context.terminal().line("%s is left out: %s.".formatted(photo.path(), e.getMessage()));
            return null;
        }
    }

    /** What is written down about a picture whose chain may have no stage. */
    private Edit planned(EditChain chain, Prompts.OfClass prompts) {
        return chain.stages().isEmpty()
                ? task.pattern().withPrompt(prompts.texts().get(0))
                : chain.stages().get(0);
    }
}
